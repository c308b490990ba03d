import { readFileSync } from "node:fs";
import type { Day } from "../../src/units.ts";
import { excel } from "../../taskpane/excel.ts";
import type { Pane } from "../../taskpane/pane.ts";
import { openingState, type State } from "../../taskpane/state.ts";
import { openDesk } from "../../taskpane/work/desk.ts";
import type { openInExcel } from "../excel/openInExcel.ts";

/** The bytes of one of the built workbooks. */
export const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../templates/${name}`, import.meta.url));

/** A pane over Microsoft's own client and the workbench's workbook, without a page; what was said is kept. */
export function paneOver(host: ReturnType<typeof openInExcel>) {
  let state: State = openingState("stages");
  const said: string[] = [];
  const focused: string[] = [];
  const pane: Pane = {
    host: excel,
    desk: openDesk(),
    state: () => state,
    change: (to) => {
      state = { ...state, ...to };
      if (to.said) said.push(to.said);
    },
    focus: (id) => focused.push(id),
    today: () => "2026-11-22" as Day,
    fetchTemplate: async (file) => Buffer.from(bytesOf(file)).toString("base64"),
  };
  return { pane, host, said, focused };
}
