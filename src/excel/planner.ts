import { excelCode, failure } from "./failure.ts";
import { inExcel, patiently } from "./session.ts";

/**
 * Opens a copy of a workbook beside the one that is open.
 *
 * @param base64 the bytes of an .xlsx
 */
export const startNewPlanner = (base64: string): Promise<void> =>
  patiently(() => Excel.createWorkbook(base64));

/**
 * Puts back those of the named sheets that this workbook lacks, after its last sheet.
 *
 * @param base64 the bytes of an .xlsx that has them all
 * @returns the names of those that were put back; none where none was missing
 * @throws a Failure SHEETS-NOT-PUT-BACK where this Excel does not take them: a new planner is the way out
 */
export const putBackSheets = (base64: string, names: readonly string[]): Promise<readonly string[]> =>
  inExcel(async (context) => {
    const missing = await missingSheets(context, names);
    if (missing.length === 0) return [];
    context.workbook.insertWorksheetsFromBase64(base64, {
      sheetNamesToInsert: [...missing],
      positionType: "End",
    });
    const refused = await refusalOf(context.sync());
    const still = await missingSheets(context, missing);
    if (still.length === 0) return missing;
    throw Object.assign(
      failure(
        "SHEETS-NOT-PUT-BACK",
        `This Excel does not take the sheets ${still.join(", ")}. Start a new planner and copy your entries into it.`,
      ),
      { cause: refused },
    );
  });

async function missingSheets(
  context: Excel.RequestContext,
  names: readonly string[],
): Promise<readonly string[]> {
  const sheets = names.map((name) => ({
    name,
    sheet: context.workbook.worksheets.getItemOrNullObject(name).load("name"),
  }));
  await context.sync();
  return sheets.filter(({ sheet }) => sheet.isNullObject).map(({ name }) => name);
}

/** Why it was refused. Excel on the web is known to say so although the sheets are there, so that is looked at. */
async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (caught) {
    const code = excelCode(caught);
    if (code === undefined || code === "InvalidOperationInCellEditMode") throw caught;
    return caught;
  }
}
