import { cellName } from "../cellPlace.ts";
import { type Budget, limits } from "../limits.ts";
import { refuseToRead } from "./readRefusals.ts";

/** A cell as it stands in the file, before its value is made out. One object serves all cells of a sheet in turn. */
export interface RawCell {
  /** Counted from 1; 0 where the file leaves it to the order of the cells. */
  row: number;
  column: number;
  /** As the file calls it: n number, s shared text, str, inlineStr, b, e, d; anything else a stranger may write. */
  kind: string;
  style: number;
  formula: boolean;
  /** A number where it was read as one on the way, text otherwise, undefined where the cell holds no value. */
  value: string | number | undefined;
}

/** A cell with nothing in it. */
export const newRawCell = (): RawCell => ({
  row: 0,
  column: 0,
  kind: "n",
  style: 0,
  formula: false,
  value: undefined,
});

/** Takes the rows and cells of a sheet in the order of the file. */
export interface CellSink {
  /** @param row its number, 0 where the file leaves it to the order, NaN where it is none */
  readonly row: (row: number, hidden: boolean) => void;
  readonly cell: (cell: Readonly<RawCell>) => void;
}

/** Takes rows and cells with their places made out: rows and columns counted from 1, none twice. */
export interface PlacedSink {
  readonly row: (row: number, hidden: boolean) => void;
  readonly cell: (row: number, column: number, cell: Readonly<RawCell>) => void;
}

/**
 * Gives every row and cell its place, where the file does not, and passes them on.
 *
 * @param budget how many cells may still be read of the whole workbook; taken from
 * @throws a refusal naming the cell where one lies outside Excel's sheet, in another row than its own, or is there twice
 */
export function placeCells(sheet: string, budget: Budget, sink: PlacedSink): CellSink {
  const seenRows = new Uint8Array((limits.rows >> 3) + 1); // a bit for each
  // For each column the last row that had a cell there: no row comes twice, so it tells two cells in one place.
  const seenColumns = new Int32Array(limits.columns + 1);
  let row = 0;
  let column = 0;
  return {
    row: (number, hidden) => {
      row = number === 0 ? row + 1 : number;
      column = 0;
      if (!(row >= 1 && row <= limits.rows))
        throw refuseSheet(sheet, "it has a row whose number is not from 1 to 1,048,576");
      const [byte, bit] = [row >> 3, 1 << (row & 7)];
      const seen = seenRows[byte] ?? 0;
      if ((seen & bit) !== 0) throw refuseTwice(`row ${row} of the sheet ${sheet}`);
      seenRows[byte] = seen | bit;
      sink.row(row, hidden);
    },
    cell: (cell) => {
      column = cell.column === 0 ? column + 1 : cell.column;
      if (!(column <= limits.columns)) throw refuseSheet(sheet, `row ${row} has a cell in column ${column}`);
      if (cell.row !== 0 && cell.row !== row)
        throw refuseSheet(sheet, `row ${row} holds the cell ${cellName(cell.row, column)}`);
      if (seenColumns[column] === row) throw refuseTwice(`${sheet}!${cellName(row, column)}`);
      seenColumns[column] = row;
      if (--budget.left < 0)
        throw refuseToRead(
          "TOO-MANY-CELLS",
          `With the sheet ${sheet} this workbook has more than ${limits.cells} cells. ` +
            "Delete unused rows and columns, or copy the sheets that matter to a new workbook.",
        );
      sink.cell(row, column, cell);
    },
  };
}

const MEND = "Open it in Excel, let Excel repair it, and save it again.";

/** The refusal of a sheet that no spreadsheet program writes, `what` said of "it", the sheet. */
export const refuseSheet = (sheet: string, what: string) =>
  refuseToRead("DAMAGED-SHEET", `The sheet ${sheet} is damaged: ${what}. ${MEND}`);

const refuseTwice = (place: string) =>
  refuseToRead("DUPLICATE-CELL", `This workbook is damaged: ${place} is there twice. ${MEND}`);
