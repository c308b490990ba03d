import { problem } from "./problem.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/**
 * Brings a sheet to the front.
 *
 * @throws InvalidOperation where it is hidden
 */
export function show(workbook: Workbook, sheet: Sheet): void {
  if (sheet.visibility !== "Visible")
    throw problem("InvalidOperation", "This operation is not permitted for a hidden sheet.");
  workbook.active = sheet;
}
