import type { HostObject } from "./object.ts";
import { invalidArgument } from "./problem.ts";
import type { Session } from "./session.ts";
import { tablesObject } from "./tableObject.ts";
import { worksheetsObject } from "./worksheetObject.ts";

/** The workbook, from which every path begins. */
export const workbookObject = (session: Session): HostObject => ({
  type: "Workbook",
  leadsTo: {
    Worksheets: () => worksheetsObject(session),
    Tables: () => tablesObject(session),
    Application: () => applicationObject(session),
  },
  does: {
    InsertWorksheetsFromBase64: (base64, options) => session.insertSheets(String(base64), namesIn(options)),
    // What `Excel.createWorkbook` becomes on the web; elsewhere it goes through the application.
    CreateAndOpenWorkbook: (base64) => session.openAnother(String(base64)),
  },
});

const applicationObject = (session: Session): HostObject => ({
  type: "Application",
  leadsTo: {
    CreateWorkbook: (base64) => ({
      type: "WorkbookCreated",
      does: { Open: () => session.openAnother(String(base64)) },
    }),
  },
});

function namesIn(options: unknown): readonly string[] {
  const names = (options as { sheetNamesToInsert?: unknown } | null)?.sheetNamesToInsert;
  if (!Array.isArray(names)) throw invalidArgument("The workbench inserts sheets by name only.");
  return names.map(String);
}
