import type { Sheet, Workbook } from "../host/workbook.ts";
import type { Book } from "./book.ts";
import { button, element } from "./element.ts";
import { openMenu } from "./grid/menu.ts";

/** How far a turn of the wheel goes where a mouse counts in lines, in pixels a line. */
const LINE = 16;

/** The names of the sheets, of which one is in front. */
export interface Tabs {
  /** Opens a list of all sheets. */
  readonly all: HTMLElement;
  readonly list: HTMLElement;
  /** Shows the sheets of a workbook. */
  readonly show: (book: Book, front: Sheet) => void;
}

/** @param choose brings a sheet to the front */
export function newTabs(choose: (sheet: Sheet) => void): Tabs {
  const list = element("div", { role: "tablist", "aria-label": "Sheets", class: "tabs" });
  let sheets: readonly Sheet[] = [];
  let inFront: Sheet | undefined;
  const openAll = (): void => {
    const { left, top } = all.getBoundingClientRect();
    const items = sheets.map((sheet) => ({
      words: sheet.name,
      isCurrent: sheet === inFront,
      run: () => choose(sheet),
    }));
    const within = all.parentElement ?? document.body;
    openMenu(items, { within, x: left, y: top, isAbove: true, label: "All sheets" }, () => all.focus());
  };
  const all = button("All sheets", openAll, { class: "all", "aria-haspopup": "menu" });
  list.addEventListener("wheel", (event) => {
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (isSideways || event.ctrlKey || list.scrollWidth <= list.clientWidth) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    list.scrollLeft += event.deltaY * pixels;
  });
  list.addEventListener("keydown", ({ key }) => {
    const at = [...list.children].indexOf(document.activeElement as Element);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: sheets.length - 1 }[key];
    const sheet = to === undefined ? undefined : sheets[to];
    if (sheet === undefined || to === undefined) return;
    choose(sheet);
    (list.children[to] as HTMLElement).focus();
  });
  return {
    all,
    list,
    show: (book, front) => {
      // Only one that has come to the front is looked for: a person may be turning the tabs meanwhile.
      const hasChanged = inFront !== front;
      inFront = front;
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
        if (isFront && hasChanged) made.scrollIntoView({ block: "nearest", inline: "nearest" });
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
