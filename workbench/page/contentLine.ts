import { type Area, addressOf } from "../host/area.ts";
import { cellAt, type Sheet } from "../host/workbook.ts";
import type { Book } from "./book.ts";
import { element } from "./element.ts";
import { editText } from "./grid/editText.ts";
import type { Selection } from "./grid/selection.ts";
import { validationAt } from "./look/validations.ts";

/** Above the grid: which cells are selected, what the active one holds, and what is asked for in it. */
export interface ContentLine {
  readonly line: HTMLElement;
  readonly prompt: HTMLElement;
  readonly show: (book: Book, sheet: Sheet, selection: Selection, area: Area) => void;
}

export interface ContentLineOptions {
  /** Enter was pressed: the active cell is to be edited, and hold this to begin with. */
  readonly edit: (content: string) => void;
  /** Escape was pressed: what was typed here is given up. */
  readonly leave: () => void;
}

export function newContentLine({ edit, leave }: ContentLineOptions): ContentLine {
  const place = element("output", { class: "place", "aria-label": "Selected" });
  const content = element("textarea", {
    class: "content",
    rows: "1",
    spellcheck: "false",
    "aria-label": "What the cell holds",
  });
  const prompt = element("p", { class: "prompt", id: "prompt" });
  content.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.altKey) edit(content.value);
    else return;
    event.preventDefault();
  });
  return {
    line: element("div", { class: "line" }, place, content),
    prompt,
    show: (book, sheet, { active }, area) => {
      const rule = validationAt(book.lookOf(sheet).validations, active.row, active.column);
      place.textContent = addressOf(area);
      content.value = editText(sheet, active);
      content.readOnly = sheet.isProtected && cellAt(sheet, active.row, active.column).isLocked;
      prompt.textContent = rule === undefined || rule.prompt === "" ? "" : `${rule.title}: ${rule.prompt}`;
    },
  };
}
