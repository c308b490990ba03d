/** What a key asks of the grid. */
export interface GridWish {
  readonly wish:
    | "move"
    | "home"
    | "end"
    | "all"
    | "rows"
    | "columns"
    | "edit"
    | "list"
    | "type"
    | "clear"
    | "fillDown"
    | "undo"
    | "redo"
    | "follow";
  readonly rows?: number;
  readonly columns?: number;
  readonly isStretch?: boolean;
  readonly isJump?: boolean;
  readonly text?: string;
}

const arrows: Readonly<Record<string, { rows: number; columns: number }>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

/** What Ctrl and a letter ask for. */
const controls: Readonly<Record<string, GridWish["wish"]>> = {
  a: "all",
  d: "fillDown",
  y: "redo",
  z: "undo",
  "shift z": "redo",
  " ": "columns",
};

/**
 * What a key asks for, as in Excel; undefined where it is none of the grid's.
 *
 * @param page how many rows are in view
 * @param isLink whether the cell leads somewhere, so that Enter goes there
 */
export function askedBy(event: KeyboardEvent, page: number, isLink: boolean): GridWish | undefined {
  const { key, shiftKey: isStretch, altKey } = event;
  const isControl = event.ctrlKey || event.metaKey;
  const arrow = arrows[key];
  if (isSpecialCharacter(event)) return { wish: "type", text: key };
  if (altKey && key === "ArrowDown") return { wish: "list" };
  if (altKey) return undefined;
  if (arrow !== undefined) return { wish: "move", ...arrow, isStretch, isJump: isControl };
  if (isControl) {
    if (key === "Home") return { wish: "home", isJump: true, isStretch };
    if (key === "End") return { wish: "end", isStretch };
    const wish = controls[`${isStretch ? "shift " : ""}${key.toLowerCase()}`];
    return wish === undefined ? undefined : { wish };
  }
  if (isStretch && key === " ") return { wish: "rows" };
  switch (key) {
    case "Enter":
      return isLink ? { wish: "follow" } : { wish: "move", rows: isStretch ? -1 : 1 };
    case "Tab":
      return { wish: "move", columns: isStretch ? -1 : 1 };
    case "PageDown":
      return { wish: "move", rows: page, isStretch };
    case "PageUp":
      return { wish: "move", rows: -page, isStretch };
    case "Home":
      return { wish: "home", isStretch };
    case "F2":
      return { wish: "edit" };
    case "Delete":
      return { wish: "clear" };
    case "Backspace":
      return { wish: "type", text: "" };
    default:
      return key.length === 1 ? { wish: "type", text: key } : undefined;
  }
}

/** Whether AltGr, or a Mac's Option, made a character that has no key of its own: €, #, @ by the keyboard. */
const isSpecialCharacter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 &&
  (event.getModifierState("AltGraph") || (event.altKey && !event.ctrlKey && !/^[a-z0-9 ]$/i.test(event.key)));
