import type { Sheet, Workbook } from "../host/workbook.ts";
import type { Book } from "./book.ts";
import { element } from "./element.ts";

/** The names of the sheets, of which one is in front. */
export interface Tabs {
  readonly list: HTMLElement;
  /** Shows the sheets of a workbook. */
  readonly show: (book: Book, front: Sheet) => void;
}

/** @param choose brings a sheet to the front */
export function newTabs(choose: (sheet: Sheet) => void): Tabs {
  const list = element("div", { role: "tablist", "aria-label": "Sheets", class: "tabs" });
  let sheets: readonly Sheet[] = [];
  list.addEventListener("keydown", ({ key }) => {
    const at = [...list.children].indexOf(document.activeElement as Element);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: sheets.length - 1 }[key];
    const sheet = to === undefined ? undefined : sheets[to];
    if (sheet === undefined || to === undefined) return;
    choose(sheet);
    (list.children[to] as HTMLElement).focus();
  });
  return {
    list,
    show: (book, front) => {
      const seen = visibleSheets(book.workbook);
      if (seen.length !== sheets.length || seen.some((sheet, place) => sheet !== sheets[place])) {
        sheets = seen;
        list.replaceChildren(...seen.map((sheet) => tab(book, sheet, choose)));
      }
      seen.forEach((sheet, place) => {
        const made = list.children[place] as HTMLElement;
        const isFront = sheet === front;
        made.setAttribute("aria-selected", String(isFront));
        made.tabIndex = isFront ? 0 : -1;
        if (isFront) made.scrollIntoView({ block: "nearest", inline: "nearest" });
      });
    },
  };
}

const visibleSheets = (workbook: Workbook): readonly Sheet[] =>
  workbook.sheets.filter(({ visibility }) => visibility === "Visible");

function tab(book: Book, sheet: Sheet, choose: (sheet: Sheet) => void): HTMLElement {
  const made = element("button", { type: "button", role: "tab", "aria-controls": "grid" }, sheet.name);
  made.style.setProperty("--tab", book.lookOf(sheet).tabColour ?? "transparent");
  made.addEventListener("click", () => choose(sheet));
  return made;
}
