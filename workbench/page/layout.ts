import type { ChartsPanel } from "./chart/chartsPanel.ts";
import type { ContentLine } from "./contentLine.ts";
import { button, element } from "./element.ts";

/** The parts of the page. */
export interface Layout {
  readonly name: HTMLElement;
  readonly bar: HTMLElement;
  /** The part of the page that is about the sheet in front. */
  readonly sheet: HTMLElement;
  readonly scroller: HTMLElement;
  readonly pane: HTMLElement;
  readonly foot: HTMLElement;
  readonly status: HTMLElement;
}

/** What belongs to the sheet in front, beside its grid. */
export interface SheetParts {
  readonly contentLine: ContentLine;
  readonly charts: ChartsPanel;
}

/** What the buttons do. */
export interface Commands {
  readonly newPlanner: () => void;
  readonly example: () => void;
  readonly open: (file: File) => void;
  readonly save: () => void;
}

/** Lays the page out: commands above, the sheet in the middle, the pane beside it, the sheets' names below. */
export function layOut(root: HTMLElement, commands: Commands, { contentLine, charts }: SheetParts): Layout {
  const picker = element("input", {
    type: "file",
    accept: ".xlsx,.xlsm",
    hidden: true,
    "aria-label": "A workbook from this computer",
  });
  picker.addEventListener("change", () => {
    const [file] = picker.files ?? [];
    if (file !== undefined) commands.open(file);
    picker.value = "";
  });
  const name = element("span", { class: "file" });
  const pane = element("aside", { class: "pane", "aria-label": "Twintrack, the task pane" });
  const toggle = button(
    "Task pane",
    () => {
      const isOpen = pane.hidden;
      pane.hidden = !isOpen;
      toggle.setAttribute("aria-expanded", String(isOpen));
    },
    { "aria-expanded": "true" },
  );
  const bar = element(
    "header",
    { class: "bar" },
    element("h1", {}, "Twintrack workbench"),
    name,
    element("span", { class: "space" }),
    button("New planner", commands.newPlanner),
    button("Worked example", commands.example),
    button("Open…", () => picker.click()),
    button("Save as .xlsx", commands.save, { class: "main" }),
    charts.toggle,
    toggle,
    picker,
  );
  const scroller = element("div", { class: "scroller", id: "grid", role: "tabpanel" });
  const status = element("p", { class: "status", role: "status" });
  const foot = element("footer", { class: "foot" });
  const sheet = element(
    "main",
    { class: "work" },
    contentLine.line,
    contentLine.prompt,
    scroller,
    charts.panel,
  );
  root.replaceChildren(bar, sheet, pane, foot, status);
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) commands.open(file);
  });
  return { name, bar, sheet, scroller, pane, foot, status };
}

/** Asks before something is lost. */
export function confirmed(question: string, yes: string): Promise<boolean> {
  return new Promise((answer) => {
    const dialog = element("dialog", { "aria-label": question }, element("p", {}, question));
    const close = (is: boolean): void => {
      dialog.remove();
      answer(is);
    };
    dialog.append(
      element(
        "div",
        { class: "choice" },
        button(yes, () => close(true), { class: "main" }),
        button("Keep this one open", () => close(false)),
      ),
    );
    dialog.addEventListener("cancel", () => close(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}
