import type { HostObject } from "./object.ts";
import type { Session } from "./session.ts";
import { findSheet, type Sheet } from "./workbook.ts";

/** The sheets of the workbook, and the events of them all together. */
export const worksheetsObject = (session: Session): HostObject => ({
  type: "WorksheetCollection",
  items: () => session.workbook.sheets.map((sheet) => worksheetObject(sheet)),
  leadsTo: {
    GetItemOrNullObject: (key) => {
      const sheet = findSheet(session.workbook, String(key));
      return sheet === undefined ? null : worksheetObject(sheet);
    },
  },
  does: {
    _RegisterDataChangedEvent: () => session.listen(true),
    _UnregisterDataChangedEvent: () => session.listen(false),
  },
});

/** One sheet. */
export const worksheetObject = (sheet: Sheet): HostObject => ({
  type: "Worksheet",
  key: { Id: sheet.id },
  gives: { Name: () => sheet.name, Visibility: () => sheet.visibility },
  leadsTo: {
    Protection: () => ({ type: "WorksheetProtection", gives: { Protected: () => sheet.isProtected } }),
  },
});
