import { columnFromLetters } from "../../src/file/cellPlace.ts";
import { formulaTokens } from "../../src/file/formula/formulaTokens.ts";
import { columnLetters } from "../../src/workbook/grid.ts";

/** A cell reference, with a $ before what does not move; not part of a longer name. */
const REFERENCE = /(?<![\p{L}\p{N}_.\\$])(\$?[A-Za-z]{1,3})(\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.\\])/gu;

/**
 * A formula as it reads so many rows and columns away from where it was written: `A2*$B$1` two rows down is
 * `A4*$B$1`. Excel stores a formula that fills many cells once, and means this for the others. References to whole
 * rows and columns stay as they are; one that would leave the sheet is `#REF!`.
 *
 * @param formula without its `=`
 */
export function movedFormula(formula: string, rows: number, columns: number): string {
  const moved = (reference: string) =>
    reference.replace(REFERENCE, (_, column: string, row: string) => {
      const toColumn = column.startsWith("$") ? 1 : columnFromLetters(column) + columns;
      const toRow = row.startsWith("$") ? 1 : Number(row) + rows;
      if (toColumn < 1 || toRow < 1) return "#REF!";
      const letters = column.startsWith("$") ? column : columnLetters(toColumn);
      return letters + (row.startsWith("$") ? row : String(toRow));
    });
  return piecesOf(formula)
    .map(({ text, isPlain }) => (isPlain ? moved(text) : text))
    .join("");
}

/** A formula in pieces: what may hold references to cells, and what only looks like them. */
function piecesOf(formula: string): readonly { readonly text: string; readonly isPlain: boolean }[] {
  const pieces: { text: string; isPlain: boolean }[] = [];
  for (const { kind, text } of formulaTokens(formula)) {
    const isPlain = kind === "word" || kind === "sign";
    const last = pieces.at(-1);
    if (isPlain && last?.isPlain) last.text += text;
    else pieces.push({ text, isPlain });
  }
  return pieces;
}
