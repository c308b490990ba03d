import { button, element } from "./element.ts";

/** The parts of the page. */
export interface Layout {
  readonly name: HTMLElement;
  readonly place: HTMLElement;
  readonly content: HTMLTextAreaElement;
  readonly prompt: HTMLElement;
  /** The part of the page that is about the sheet in front. */
  readonly sheet: HTMLElement;
  readonly scroller: HTMLElement;
  readonly pane: HTMLElement;
  readonly foot: HTMLElement;
  readonly status: HTMLElement;
  readonly charts: HTMLButtonElement;
  readonly chartsPanel: HTMLElement;
}

/** What the buttons do. */
export interface Commands {
  readonly newPlanner: () => void;
  readonly example: () => void;
  readonly open: (file: File) => void;
  readonly save: () => void;
  readonly charts: () => void;
}

/** Lays the page out: commands above, the sheet in the middle, the pane beside it, the sheets' names below. */
export function layOut(root: HTMLElement, commands: Commands): Layout {
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
  const charts = button("Charts", commands.charts, { "aria-expanded": "false", "aria-controls": "charts" });
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
    charts,
    toggle,
    picker,
  );
  const place = element("output", { class: "place", "aria-label": "Selected" });
  const content = element("textarea", {
    class: "content",
    rows: "1",
    spellcheck: "false",
    "aria-label": "What the cell holds",
  });
  const prompt = element("p", { class: "prompt", id: "prompt" });
  const scroller = element("div", { class: "scroller", id: "grid", role: "tabpanel" });
  const chartsPanel = element("section", {
    class: "charts",
    id: "charts",
    "aria-label": "Charts of this sheet",
    hidden: true,
    tabindex: "-1",
  });
  const status = element("p", { class: "status", role: "status" });
  const foot = element("footer", { class: "foot" });
  const sheet = element(
    "main",
    { class: "work" },
    element("div", { class: "line" }, place, content),
    prompt,
    scroller,
    chartsPanel,
  );
  root.replaceChildren(bar, sheet, pane, foot, status);
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) commands.open(file);
  });
  return { name, place, content, prompt, sheet, scroller, pane, foot, status, charts, chartsPanel };
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
