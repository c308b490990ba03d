import { inExcel, patiently } from "./session.ts";

/** How long, in milliseconds, nothing must have changed before it is worth looking again. */
export const QUIET = 400;

/**
 * Tells when the workbook was changed by anyone but this add-in, once it has been quiet for 400 ms. Excel may drop an
 * event or send one for nothing, so being told means no more than "look again".
 *
 * @param lookAgain reads; it neither writes nor moves the selection
 * @returns what ends the watch
 */
export async function watch(lookAgain: () => void): Promise<() => Promise<void>> {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const changed = async ({ triggerSource }: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (triggerSource === "ThisLocalAddin") return;
    clearTimeout(waiting);
    waiting = setTimeout(lookAgain, QUIET);
  };
  const registration = await inExcel(async (context) => {
    const registered = context.workbook.worksheets.onChanged.add(changed);
    await context.sync();
    return registered;
  });
  return async () => {
    clearTimeout(waiting);
    await patiently(() =>
      Excel.run(registration.context, async (context) => {
        registration.remove();
        await context.sync();
      }),
    );
  };
}
