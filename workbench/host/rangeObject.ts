import { type Area, areaFromAddress, boundingArea, eachCell, isOnSheet } from "./area.ts";
import { entered } from "./entry.ts";
import { type HostObject, isHostObject } from "./object.ts";
import { accessDenied, invalidArgument } from "./problem.ts";
import type { Session } from "./session.ts";
import { show } from "./show.ts";
import { cellAt, mapArea, putCell, type Sheet, valuesIn } from "./workbook.ts";

/** The cells of an area, as office.js knows a Range. */
export function rangeObject(session: Session, sheet: Sheet, area: Area): HostObject {
  const { row, column, rows, columns } = area;
  const range = (to: Area): HostObject => {
    if (!isOnSheet(to)) throw invalidArgument();
    return rangeObject(session, sheet, to);
  };
  return {
    type: "Range",
    cells: { sheet, area },
    gives: {
      Values: () => valuesIn(sheet, area),
      Formulas: () => mapArea(sheet, area, ({ value, formula }) => formula ?? value),
      NumberFormat: () => mapArea(sheet, area, ({ format }) => format),
      RowIndex: () => row,
      ColumnIndex: () => column,
      RowCount: () => rows,
    },
    takes: {
      Values: (given) => enter(session, sheet, area, given),
    },
    leadsTo: {
      GetCell: (r, c) => range({ row: row + Number(r), column: column + Number(c), rows: 1, columns: 1 }),
      GetRow: (r) => range({ ...area, row: row + Number(r), rows: 1 }),
      GetOffsetRange: (r, c) => range({ ...area, row: row + Number(r), column: column + Number(c) }),
      GetResizedRange: (r, c) => range({ ...area, rows: rows + Number(r), columns: columns + Number(c) }),
      GetBoundingRect: (other) => range(boundingArea(area, areaOf(other))),
    },
    does: {
      Select: () => {
        show(session.workbook, sheet);
        session.workbook.selected = area;
      },
      Clear: (applyTo) => {
        if (applyTo !== "Contents") throw invalidArgument("The workbench clears contents only.");
        guard(sheet, area);
        for (const at of eachCell(area)) putCell(sheet, at.row, at.column, { value: "", formula: null });
        session.changed(sheet, area);
      },
      // What the client sends before it splits a large assignment into pieces.
      _ValidateArraySize: (height, width) => {
        if (height !== rows || width !== columns) throw wrongSize();
      },
    },
  };
}

function enter(session: Session, sheet: Sheet, area: Area, given: unknown): void {
  guard(sheet, area);
  const cells = Array.isArray(given) ? (given as unknown[][]) : undefined;
  if (cells !== undefined && !hasSize(cells, area)) throw wrongSize();
  for (const { row, column } of eachCell(area)) {
    const value = cells === undefined ? given : cells[row - area.row]?.[column - area.column];
    if (value === null || value === undefined) continue; // null leaves a cell as it is
    putCell(sheet, row, column, entered(value, cellAt(sheet, row, column).format, session.habits));
  }
  session.changed(sheet, area);
}

const hasSize = (cells: unknown[][], { rows, columns }: Area): boolean =>
  cells.length === rows && cells.every((row) => Array.isArray(row) && row.length === columns);

function guard(sheet: Sheet, area: Area): void {
  if (
    sheet.isProtected &&
    mapArea(sheet, area, ({ isLocked }) => isLocked)
      .flat()
      .includes(true)
  )
    throw accessDenied();
}

function areaOf(other: unknown): Area {
  const area = isHostObject(other)
    ? other.cells?.area
    : areaFromAddress(String(other).split("!").at(-1) ?? "");
  if (area === undefined) throw invalidArgument();
  return area;
}

const wrongSize = () =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
