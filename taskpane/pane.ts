import type { Day } from "../src/units.ts";
import type { Host } from "./host.ts";
import type { State } from "./state.ts";
import type { Desk } from "./work/desk.ts";

/** What every view and action is given: the workbook, the desk where work is done, and what is shown. */
export interface Pane {
  readonly host: Host;
  readonly desk: Desk;
  readonly state: () => State;
  /** Changes what is shown and shows it. */
  readonly change: (to: Partial<State>) => void;
  /** Moves the focus to a part of the page, by id; only where the officer asked for it. */
  readonly focus: (id: string) => void;
  readonly today: () => Day;
  /** The bytes of one of the built workbooks, as base64. */
  readonly fetchTemplate: (file: TemplateFile) => Promise<string>;
}

/** The built workbooks that stand beside the pane. */
export type TemplateFile = "twintrack.xlsx" | "worked-example.xlsx";
