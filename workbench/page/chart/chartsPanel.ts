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
}

export function newChartsPanel(): ChartsPanel {
  const panel = element("section", {
    class: "charts",
    id: "charts",
    "aria-label": "Charts of this sheet",
    hidden: true,
    tabindex: "-1",
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
  };
}
