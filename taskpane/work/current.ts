import { fingerprint } from "../../src/appraise/stamp.ts";
import type { Grids } from "../../src/workbook/grid.ts";
import { rowsByTitle } from "./resultRows.ts";

/** Whether the plan on the sheets was made from the entries as they stand, by the stamp that is written last. */
export function isCurrent(grids: Grids): boolean {
  const stamped = rowsByTitle(grids.get("Checks")).find(
    (row) => row("What") === "Fingerprint of the entries",
  );
  return stamped?.("Detail") === fingerprint(grids);
}
