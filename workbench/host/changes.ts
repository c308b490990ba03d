import { type Area, addressOf } from "./area.ts";
import type { WireEvent } from "./wire.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** Who changed something: whoever sits here, the add-in or not, or a second person elsewhere. */
export interface Author {
  readonly source: "Local" | "Remote";
  readonly triggerSource: "ThisLocalAddin" | "Unknown";
}
export const theAddin: Author = { source: "Local", triggerSource: "ThisLocalAddin" };
export const thePerson: Author = { source: "Local", triggerSource: "Unknown" };
export const aSecondPerson: Author = { source: "Remote", triggerSource: "Unknown" };

/** What follows from a change: formulas are out of date, and the client is told if it asked to be. */
export interface Changes {
  readonly happened: (sheet: Sheet, area: Area, author: Author) => void;
  /** Calculates, if anything changed since the last time; ends once what is being calculated is. */
  readonly settle: () => Promise<void>;
  /** Whether the client asked to be told. */
  readonly listen: (on: boolean) => void;
  readonly onEvent: (tell: (event: WireEvent) => void) => () => void;
}

/** The number of the event "changed" on the wire. */
const CHANGED = 10;

/** Watches over a workbook. */
export function newChanges(
  workbook: Workbook,
  calculate: ((workbook: Workbook) => void | Promise<void>) | undefined,
): Changes {
  const told = new Set<(event: WireEvent) => void>();
  let isListening = false;
  let isStale = false;
  let settled: Promise<void> = Promise.resolve();
  let events = 0;
  return {
    happened: (sheet, area, author) => {
      isStale = true;
      if (!isListening) return;
      const details = { address: addressOf(area), changeType: "RangeEdited", worksheetId: sheet.id };
      const args = JSON.stringify({ ...details, ...author, shiftDirection: "None" });
      events++;
      for (const tell of told) tell([65536, CHANGED, "Workbook", args, events]);
    },
    settle: () => {
      if (isStale) settled = settled.then(() => calculate?.(workbook));
      isStale = false;
      return settled;
    },
    listen: (on) => {
      isListening = on;
    },
    onEvent: (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
  };
}
