import { excelCode, plainly } from "./failure.ts";

/** Work on the workbook: queue what is wanted, then `context.sync()`, which is one trip to Excel. */
export type Work<T> = (context: Excel.RequestContext) => Promise<T>;

/**
 * Does work in Excel; waits for a cell that is being edited as {@link patiently} does.
 *
 * @param work must do no harm when done twice
 * @throws a Failure for whatever Excel says
 */
export const inExcel = <T>(work: Work<T>): Promise<T> =>
  patiently(() => Excel.run({ delayForCellEdit: true }, work));

/** How long, in milliseconds, and how often a cell being edited is waited for where Excel itself does not wait. */
const WAIT = 300;
const TIMES = 10;

/**
 * Tries until no cell is being edited, for three seconds; then, and in every other trouble of Excel's, fails with a
 * sentence. Desktop Excel waits by itself (`delayForCellEdit`); Excel on the web turns a request away as a whole.
 */
export async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++)
    try {
      return await attempt();
    } catch (caught) {
      if (excelCode(caught) !== "InvalidOperationInCellEditMode" || tried === TIMES) throw plainly(caught);
      await new Promise((resolve) => setTimeout(resolve, WAIT));
    }
}
