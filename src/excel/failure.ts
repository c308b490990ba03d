/** Why Excel did not do what was asked: a stable code to act on, and a plain sentence that says what to do. */
export interface Failure extends Error {
  /** Excel's own code, or one of ours in capitals with hyphens. */
  readonly code: string;
}

/** A failure to throw, its sentence as the officer will read it. */
export const failure = (code: string, sentence: string): Failure =>
  Object.assign(new Error(sentence), { name: "Refusal", code });

/** Whether something caught is to be shown as it stands, and not our own bug. */
export const isFailure = (caught: unknown): caught is Failure =>
  caught instanceof Error && caught.name === "Refusal" && "code" in caught;

const LATER = "Wait a minute, then try again.";
const TOO_MUCH = "Remove rows that are not needed from the larger tables, then try again.";

/** What the officer can do about each of Excel's codes. Source: the error codes of the Excel JavaScript API. */
const sentences: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: "Press Enter to finish the cell you are editing, then try again.",
  AccessDenied:
    "A sheet or this workbook is protected or open for reading only. Unprotect it (Review, Unprotect sheet) or save a copy of your own, then try again.",
  Unauthenticated: "Excel asks you to sign in again. Do so, then try again.",
  ActivityLimitReached: `Excel is busy with other requests. ${LATER}`,
  TooManyRequests: `Excel is busy with other requests. ${LATER}`,
  ServiceNotAvailable: `Excel’s service does not answer. ${LATER}`,
  RequestAborted: "Excel stopped before this was finished. Try again.",
  InvalidOrTimedOutSession: "This workbook has been open too long without use. Reload it, then try again.",
  Conflict: "Somebody else changed the workbook at the same moment. Try again.",
  InsertDeleteConflict: "Somebody else changed the workbook at the same moment. Try again.",
  RequestPayloadSizeLimitExceeded: `This is more than Excel takes at once. ${TOO_MUCH}`,
  ResponsePayloadSizeLimitExceeded: `This workbook is more than Excel gives at once. ${TOO_MUCH}`,
  MemoryLimitReached: `Excel has run out of memory. Close other workbooks. ${TOO_MUCH}`,
  RangeExceedsLimit: `This is more than Excel takes at once. ${TOO_MUCH}`,
  OperationCellsExceedLimit: `This is more than Excel takes at once. ${TOO_MUCH}`,
  InactiveWorkbook: "Another workbook is in front. Click this workbook, then try again.",
  InvalidSelection: "Another workbook is in front. Click this workbook, then try again.",
  InvalidReference: "The sheets changed meanwhile. Try again.",
  InvalidBinding: "The sheets changed meanwhile. Try again.",
  ItemNotFound:
    "A sheet or table that Twintrack needs is not in this workbook. Put back missing sheets, then try again.",
  FilteredRangeConflict:
    "A filter is in the way. Clear the filters of the result sheets (Data, Clear), then try again.",
  MergedRangeConflict: "Merged cells are in the way. Unmerge the cells of the result tables, then try again.",
  PivotTableRangeConflict:
    "A PivotTable is in the way of a result table. Move it to another sheet, then try again.",
  NonBlankCellOffSheet:
    "There is no room below a result table. Move what stands at the foot of its sheet, then try again.",
  WriteNotSupportedWhenModalDialogOpen: "Close the dialogue that is open in Excel, then try again.",
  UnsupportedOperation: "This Excel does not allow that.",
  UnsupportedSheet: "Excel cannot do that on a sheet of this kind. Click another sheet, then try again.",
  ApiNotFound:
    "This Excel is too old for Twintrack. It works in Excel 2021 and later, and in Excel for the web.",
  ApiNotAvailable:
    "This Excel is too old for Twintrack. It works in Excel 2021 and later, and in Excel for the web.",
  NotImplemented:
    "This Excel is too old for Twintrack. It works in Excel 2021 and later, and in Excel for the web.",
  GeneralException:
    "Excel could not finish this and did not say why. Try again; if it stays so, save, close and reopen the workbook.",
};

/** Excel's code of something caught: "AccessDenied"; undefined where it did not come from Excel. */
export const excelCode = (caught: unknown): string | undefined =>
  caught instanceof Error && caught.name === "RichApi.Error" && "code" in caught
    ? String(caught.code)
    : undefined;

/** What Excel threw, as a failure with a sentence; what is not Excel's, unchanged. */
export function plainly(caught: unknown): unknown {
  const code = excelCode(caught);
  if (code === undefined) return caught;
  return Object.assign(failure(code, sentences[code] ?? inItsOwnWords(code, caught)), { cause: caught });
}

const inItsOwnWords = (code: string, caught: unknown): string =>
  `Excel could not do this and says: ${caught instanceof Error ? caught.message : ""} (${code})`;
