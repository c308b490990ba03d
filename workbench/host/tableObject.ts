import { type HostObject, isHostObject } from "./object.ts";
import { accessDenied, invalidArgument } from "./problem.ts";
import { rangeObject } from "./rangeObject.ts";
import type { Session } from "./session.ts";
import { bodyOf, resizeTable } from "./tables.ts";
import { findTable, type Sheet, type Table } from "./workbook.ts";
import { worksheetObject } from "./worksheetObject.ts";

/** The tables of the workbook, by name or id. */
export function tablesObject(session: Session): HostObject {
  const item = (key: unknown): HostObject | null => {
    const found = findTable(session.workbook, String(key));
    return found === undefined ? null : tableObject(session, found.sheet, found.table);
  };
  return {
    type: "TableCollection",
    items: () =>
      session.workbook.sheets.flatMap((sheet) =>
        sheet.tables.map((table) => tableObject(session, sheet, table)),
      ),
    item,
    leadsTo: { GetItemOrNullObject: item },
  };
}

const tableObject = (session: Session, sheet: Sheet, table: Table): HostObject => ({
  type: "Table",
  key: { Id: table.id },
  gives: { Name: () => table.name, ShowTotals: () => table.hasTotals },
  leadsTo: {
    Worksheet: () => worksheetObject(sheet),
    GetRange: () => rangeObject(session, sheet, table.area),
    GetHeaderRowRange: () => rangeObject(session, sheet, { ...table.area, rows: 1 }),
    GetDataBodyRange: () => rangeObject(session, sheet, bodyOf(table)),
  },
  does: {
    Resize: (to) => {
      if (sheet.isProtected) throw accessDenied();
      if (!isHostObject(to) || to.cells?.sheet !== sheet) throw invalidArgument();
      resizeTable(sheet, table, to.cells.area, session.habits);
      session.changed(sheet, to.cells.area);
    },
  },
});
