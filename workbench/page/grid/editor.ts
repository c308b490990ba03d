import { element, setAttribute } from "../element.ts";

/** What a person types into a cell, while they type it. */
export interface Editor {
  readonly text: () => string;
  /** Says what is wrong with what was typed; the cell stays open. */
  readonly complain: (message: string) => void;
  readonly close: () => void;
}

/** What opening an editor takes. */
export interface EditorOptions {
  readonly cell: HTMLElement;
  readonly label: string;
  readonly text: string;
  /** What may be chosen; undefined where there is no list. */
  readonly choices: readonly string[] | undefined;
  /** Whether the list opens at once. */
  readonly showsList: boolean;
  /** The person is done, and where they want to go: one down for Enter, one right for Tab. */
  readonly done: (step: { readonly rows: number; readonly columns: number }) => void;
  readonly cancelled: () => void;
}

const NOWHERE = { rows: 0, columns: 0 };
let count = 0;

/** Opens an editor in a cell: a text of its own, and beneath it the list that the cell's rule gives. */
export function openEditor(options: EditorOptions): Editor {
  const { cell, choices, done, cancelled } = options;
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
          done(NOWHERE);
        });
        return option;
      }),
    );
    list.hidden = fitting.length === 0;
    setAttribute(field, "aria-expanded", String(!list.hidden));
    list.classList.toggle("above", cell.getBoundingClientRect().bottom + 240 > innerHeight);
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
  });
  holder.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const { key } = event;
    if (event.isComposing) return;
    if (key === "Escape") cancelled();
    else if (key === "Enter" && !event.altKey) {
      takeChoice();
      done({ rows: event.shiftKey ? -1 : 1, columns: 0 });
    } else if (key === "Enter") breakLine(field);
    else if (key === "Tab") {
      takeChoice();
      done({ rows: 0, columns: event.shiftKey ? -1 : 1 });
    } else if ((key === "ArrowDown" || key === "ArrowUp") && choices !== undefined) {
      if (list.hidden) offer(true);
      else choose(Math.max(0, chosen + (key === "ArrowDown" ? 1 : -1)));
    } else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => {
    if (!isClosed && !holder.contains(document.activeElement)) done(NOWHERE);
  });

  cell.replaceChildren(element("span", { class: "under" }, shown), holder);
  cell.classList.add("editing");
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  grow();
  if (options.showsList) offer(true);
  return {
    text: () => field.value,
    complain: (message) => {
      complaint.textContent = message;
      complaint.hidden = false;
      list.hidden = true;
      field.focus();
    },
    close: () => {
      isClosed = true;
      cell.classList.remove("editing");
      cell.replaceChildren(...before);
    },
  };
}

function breakLine(field: HTMLTextAreaElement | HTMLInputElement): void {
  if (field instanceof HTMLTextAreaElement)
    field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
}
