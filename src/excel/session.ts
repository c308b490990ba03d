import { excelCode, plainly } from "./failure.ts";

/** Work on the workbook: queue what is wanted, then `context.sync()`, which is one trip to Excel. */
export type Work<T> = (context: Excel.RequestContext) => Promise<T>;

/** How long, in milliseconds, and how often a cell being edited is waited for where Excel itself does not wait. */
const WAIT = 300;
const TIMES = 10;

/**
 * Does work in Excel. Where a cell is being edited Excel waits for it, or it is tried again for three seconds; then
 * and in every other trouble of Excel's it fails with a sentence.
 *
 * @param work must do no harm when done twice
 * @throws a Failure for whatever Excel says
 */
export async function inExcel<T>(work: Work<T>): Promise<T> {
  for (let tried = 1; ; tried++)
    try {
      return await Excel.run({ delayForCellEdit: true }, work);
    } catch (caught) {
      if (excelCode(caught) !== "InvalidOperationInCellEditMode" || tried === TIMES) throw plainly(caught);
      await new Promise((resolve) => setTimeout(resolve, WAIT));
    }
}
