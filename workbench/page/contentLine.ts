import { type Area, addressOf } from "../host/area.ts";
import { cellAt, type Sheet } from "../host/workbook.ts";
import type { Book } from "./book.ts";
import { element } from "./element.ts";
import { breakLine, type Step } from "./grid/editor.ts";
import { editText } from "./grid/editText.ts";
import type { Selection } from "./grid/selection.ts";
import { validationAt } from "./look/validations.ts";

/** Above the grid: which cells are selected, what the active one holds, and what is asked for in it. */
export interface ContentLine {
  readonly line: HTMLElement;
  readonly prompt: HTMLElement;
  /** Shows what is being typed into the active cell. */
  readonly follow: (text: string) => void;
  readonly holds: (target: EventTarget | null) => boolean;
  readonly show: (book: Book, sheet: Sheet, selection: Selection, area: Area) => void;
}

export interface ContentLineOptions {
  /** Something was typed here: it is typed into the active cell. */
  readonly typed: (content: string) => void;
  /** The person is done here: by Enter or Tab, which lead on from the cell, or because they went elsewhere. */
  readonly done: (step?: Step) => void;
  /** Escape was pressed: what was typed is given up. */
  readonly cancelled: () => void;
}

export function newContentLine({ typed, done, cancelled }: ContentLineOptions): ContentLine {
  const place = element("output", { class: "place", "aria-label": "Selected" });
  const content = element("textarea", {
    class: "content",
    rows: "1",
    spellcheck: "false",
    "aria-label": "What the cell holds",
  });
  const prompt = element("p", { class: "prompt", id: "prompt" });
  let isTyping = false;
  content.addEventListener("input", () => {
    isTyping = true;
    typed(content.value);
  });
  content.addEventListener("keydown", (event) => {
    const { key, shiftKey } = event;
    const step = shiftKey ? -1 : 1;
    if (event.isComposing) return;
    if (key === "Escape") cancelled();
    else if (key === "Enter" && event.altKey) breakLine(content);
    else if (key === "Enter") done({ rows: step, columns: 0 });
    else if (key === "Tab" && isTyping) done({ rows: 0, columns: step });
    else return;
    event.preventDefault();
  });
  content.addEventListener("blur", ({ relatedTarget }) => {
    const isInCell = relatedTarget instanceof Element && relatedTarget.closest(".editor") !== null;
    if (isTyping && !isInCell && document.activeElement !== content) done();
  });
  return {
    line: element("div", { class: "line" }, place, content),
    prompt,
    follow: (text) => {
      isTyping = true;
      if (content.value !== text) content.value = text;
    },
    holds: (target) => target === content,
    show: (book, sheet, { active }, area) => {
      isTyping = false;
      const rule = validationAt(book.lookOf(sheet).validations, active.row, active.column);
      place.textContent = addressOf(area);
      content.value = editText(sheet, active);
      content.readOnly = sheet.isProtected && cellAt(sheet, active.row, active.column).isLocked;
      prompt.textContent = rule === undefined || rule.prompt === "" ? "" : `${rule.title}: ${rule.prompt}`;
    },
  };
}
