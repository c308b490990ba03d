import type { Sheet } from "../../host/workbook.ts";
import type { Desk } from "../desk.ts";
import { button, element } from "../element.ts";
import { drawChart } from "./drawChart.ts";
import { followTables } from "./followTables.ts";

/** The charts of the sheet in front, on a panel that a button opens. */
export interface ChartsPanel {
  readonly toggle: HTMLButtonElement;
  readonly panel: HTMLElement;
  /** Shows the charts of a sheet, where the panel is open; without charts there is nothing to open. */
  readonly show: (desk: Desk, sheet: Sheet) => void;
  /** Opens the panel, brings one of the charts into view and gives it the keyboard; counted from 0. */
  readonly reveal: (place: number) => void;
}

/** @param closed told when Escape has closed the panel, so that the keyboard can go back to the sheet */
export function newChartsPanel(closed: () => void): ChartsPanel {
  const panel = element("section", {
    class: "charts",
    id: "charts",
    "aria-label": "Charts of this sheet",
    hidden: true,
    tabindex: "-1",
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    open(false);
    closed();
  });
  let draw = (): readonly HTMLElement[] => [];
  const open = (isOn: boolean): void => {
    panel.hidden = !isOn;
    toggle.setAttribute("aria-expanded", String(isOn));
    if (isOn) panel.replaceChildren(...draw());
  };
  const toggle = button("Charts", () => open(panel.hidden !== false), {
    "aria-expanded": "false",
    "aria-controls": "charts",
  });
  toggle.hidden = true;
  return {
    toggle,
    panel,
    show: (desk, sheet) => {
      const charts = desk.book.chartsOf(sheet);
      const at = { sheet: sheet.name, row: 1, column: 1 };
      const valuesOf = (reference: string) =>
        reference === "" ? [] : (desk.calculation().ask(followTables(reference, desk.book), at) ?? []);
      draw = () => charts.map((chart) => drawChart(chart, valuesOf));
      toggle.hidden = charts.length === 0;
      toggle.textContent = charts.length === 1 ? "Chart" : `Charts (${charts.length})`;
      open(panel.hidden === false && charts.length > 0);
    },
    reveal: (place) => {
      open(true);
      const chart = panel.children[place] as HTMLElement | undefined;
      panel.scrollTop = (chart?.offsetTop ?? 0) - 12;
      chart?.focus({ preventScroll: true });
    },
  };
}
