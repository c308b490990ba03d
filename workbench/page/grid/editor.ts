import { element, setAttribute } from "../element.ts";
import { keepInView } from "./inView.ts";

/** What a person types into a cell, while they type it. */
export interface Editor {
  readonly text: () => string;
  readonly hasKeyboard: () => boolean;
  /** Puts another text in place of what was typed so far. */
  readonly replace: (text: string) => void;
  /** Says what is wrong with what was typed; the cell stays open. */
  readonly complain: (message: string) => void;
  readonly close: () => void;
}

/** How far to go from a cell: one down for Enter, one right for Tab. */
export interface Step {
  readonly rows: number;
  readonly columns: number;
}

/** How a person ends typing. */
export interface Ending {
  readonly step: Step;
  /** Whether a key said that it is done: the second time it keeps what a rule only warns of. */
  readonly isMeant: boolean;
}

/** Typing ends because the person goes on elsewhere. */
export const STAY: Ending = { step: { rows: 0, columns: 0 }, isMeant: false };

/** What opening an editor takes. */
export interface EditorOptions {
  readonly cell: HTMLElement;
  /** The part of the page in which the cell is seen. */
  readonly view: HTMLElement;
  readonly label: string;
  readonly text: string;
  /** What may be chosen; undefined where there is no list. */
  readonly choices: readonly string[] | undefined;
  /** Whether the list opens at once. */
  readonly showsList: boolean;
  readonly takesKeyboard: boolean;
  /** Told of every change to the text. */
  readonly typed: (text: string) => void;
  /** Whether the keyboard may go to something on the page, and typing goes on there. */
  readonly isPart: (target: EventTarget | null) => boolean;
  readonly done: (ending: Ending) => void;
  readonly cancelled: () => void;
}

let count = 0;

/** Opens an editor in a cell: a text of its own, and beneath it the list that the cell's rule gives. */
export function openEditor(options: EditorOptions): Editor {
  const { cell, view, choices, typed, done, cancelled } = options;
  const id = `editor-${++count}`;
  const before = [...cell.childNodes];
  const shown = cell.textContent ?? "";
  const list = element("ul", {
    role: "listbox",
    id: `${id}-list`,
    class: "choices",
    hidden: true,
    "aria-label": options.label,
  });
  const complaint = element("p", { role: "alert", class: "complaint", hidden: true });
  const field =
    choices === undefined
      ? element("textarea", { class: "field", rows: "1", spellcheck: "true", "aria-label": options.label })
      : element("input", {
          class: "field",
          autocomplete: "off",
          role: "combobox",
          "aria-label": options.label,
          "aria-autocomplete": "list",
          "aria-expanded": "false",
          "aria-controls": list.id,
        });
  const holder = element("div", { class: "editor" }, field, list, complaint);
  field.value = options.text;
  let chosen = -1;
  let isClosed = false;

  const offer = (isAll: boolean): void => {
    if (choices === undefined) return;
    const typed = isAll ? "" : field.value.trim().toLowerCase();
    const fitting = choices.filter((choice) => choice.toLowerCase().includes(typed));
    // The only one left is the one that is meant.
    chosen = typed !== "" && fitting.length === 1 ? 0 : fitting.indexOf(field.value);
    list.replaceChildren(
      ...fitting.map((choice, place) => {
        const option = element("li", { role: "option", id: `${id}-${place}` }, choice);
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          field.value = choice;
          done(STAY);
        });
        return option;
      }),
    );
    list.hidden = fitting.length === 0;
    setAttribute(field, "aria-expanded", String(!list.hidden));
    keepInView(list, holder, view);
    choose(chosen);
  };
  const choose = (place: number): void => {
    chosen = Math.min(place, list.children.length - 1);
    for (const [at, option] of [...list.children].entries())
      setAttribute(option, "aria-selected", String(at === chosen));
    const option = list.children[chosen];
    setAttribute(field, "aria-activedescendant", option?.id);
    option?.scrollIntoView({ block: "nearest" });
  };
  const takeChoice = (): void => {
    const option = list.hidden ? undefined : list.children[chosen];
    if (option !== undefined) field.value = option.textContent ?? "";
  };
  const grow = (): void => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };
  field.addEventListener("input", () => {
    complaint.hidden = true;
    grow();
    offer(false);
    typed(field.value);
  });
  holder.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const { key } = event;
    if (event.isComposing) return;
    if (key === "Escape") cancelled();
    else if (key === "Enter" && !event.altKey) {
      takeChoice();
      done({ step: { rows: event.shiftKey ? -1 : 1, columns: 0 }, isMeant: true });
    } else if (key === "Enter") breakLine(field);
    else if (key === "Tab") {
      takeChoice();
      done({ step: { rows: 0, columns: event.shiftKey ? -1 : 1 }, isMeant: true });
    } else if ((key === "ArrowDown" || key === "ArrowUp") && choices !== undefined) {
      if (list.hidden) offer(true);
      else choose(Math.max(0, chosen + (key === "ArrowDown" ? 1 : -1)));
    } else return;
    event.preventDefault();
  });
  holder.addEventListener("focusout", ({ relatedTarget }) => {
    if (isClosed || holder.contains(document.activeElement) || options.isPart(relatedTarget)) return;
    done(STAY);
  });

  cell.replaceChildren(element("span", { class: "under" }, shown), holder);
  cell.classList.add("editing");
  if (options.takesKeyboard) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
  grow();
  if (options.showsList) offer(true);
  return {
    text: () => field.value,
    hasKeyboard: () => holder.contains(document.activeElement),
    replace: (text) => {
      field.value = text;
      complaint.hidden = true;
      grow();
    },
    complain: (message) => {
      complaint.textContent = message;
      complaint.hidden = false;
      list.hidden = true;
      field.focus();
      keepInView(complaint, holder, view);
    },
    close: () => {
      isClosed = true;
      cell.classList.remove("editing");
      cell.replaceChildren(...before);
    },
  };
}

/** Begins a new line where the cursor is, in a field that has lines. */
export function breakLine(field: HTMLTextAreaElement | HTMLInputElement): void {
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
