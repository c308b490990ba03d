import type { Area } from "./area.ts";
import type { EntryHabits } from "./entry.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** What the objects of Excel share: the workbook that is open, and what happens when it changes. */
export interface Session {
  readonly workbook: Workbook;
  readonly habits: EntryHabits;
  /** Says that the cells of an area were changed. */
  readonly changed: (sheet: Sheet, area: Area) => void;
  /** Whether changes are to be told to the client. */
  readonly listen: (on: boolean) => void;
  /** Opens another workbook beside this one. */
  readonly openAnother: (base64: string) => Promise<void>;
  /** Puts sheets of a workbook behind the last of this one; gives their ids. */
  readonly insertSheets: (base64: string, names: readonly string[]) => Promise<readonly string[]>;
}
