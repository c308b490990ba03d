import type { Pieces } from "../../src/file/pieces.ts";
import { type CellContext, cellValue } from "../../src/file/read/cellValue.ts";
import { newRawCell } from "../../src/file/read/rawCell.ts";
import { decodeXml, isOn, spaces, visitXmlByPieces, type XmlElement } from "../../src/file/xml/xml.ts";
import { areaFromAddress } from "./area.ts";
import type { CellStyle } from "./readCellStyles.ts";
import { movedFormula } from "./sharedFormula.ts";
import { type Cell, cellKey } from "./workbook.ts";

/** What a sheet part says of its cells. */
export interface ReadCells {
  readonly cells: Map<number, Cell>;
  readonly isProtected: boolean;
}

interface Pending {
  row: number;
  column: number;
  kind: string;
  style: number;
  value: string | undefined;
  formula: string | undefined;
  /** The number under which it shares a formula with others. */
  shares: string | undefined;
}

/**
 * Every cell of a sheet part that has a value, a formula or a style of its own.
 *
 * @param styles by the number that cells give for theirs
 */
export function* readCells(
  part: Uint8Array,
  context: CellContext,
  styles: readonly CellStyle[],
): Pieces<ReadCells> {
  const label = `the sheet ${context.sheet}`;
  const cells = new Map<number, Cell>();
  const shared = new Map<string, Pending>();
  let isProtected = false;
  let pending: Pending | undefined;
  let row = -1;
  let column = -1;
  yield* visitXmlByPieces(
    decodeXml(part, label),
    { label, space: spaces.main, root: "worksheet" },
    {
      open: (element) => {
        const { name, attributes } = element;
        if (name === "sheetProtection") isProtected = isOn(attributes.get("sheet"));
        if (name === "row") {
          row = Number(attributes.get("r") ?? row + 2) - 1;
          column = -1;
        }
        if (name === "c") {
          const place = areaFromAddress(attributes.get("r") ?? "");
          column = place?.column ?? column + 1;
          pending = newPending(attributes, row, column);
        }
        if (name === "v" && pending !== undefined) pending.value ??= "";
        if (name === "f" && pending !== undefined) {
          pending.formula = "";
          pending.shares = attributes.get("t") === "shared" ? attributes.get("si") : undefined;
        }
      },
      text: (text, element) => {
        if (pending === undefined) return;
        if (element.name === "f") pending.formula = `${pending.formula ?? ""}${text}`;
        else if (isValueText(element)) pending.value = `${pending.value ?? ""}${text}`;
      },
      close: ({ name }) => {
        if (name !== "c" || pending === undefined) return;
        completeFormula(pending, shared);
        cells.set(cellKey(pending.row, pending.column), cellFrom(pending, context, styles));
        pending = undefined;
      },
    },
  );
  return { cells, isProtected };
}

const newPending = (attributes: ReadonlyMap<string, string>, row: number, column: number): Pending => ({
  row,
  column,
  kind: attributes.get("t") ?? "n",
  style: Number(attributes.get("s") ?? "0"),
  value: undefined,
  formula: undefined,
  shares: undefined,
});

/** A formula that many cells share stands in the first of them only. */
function completeFormula(pending: Pending, shared: Map<string, Pending>): void {
  if (pending.shares === undefined) return;
  const first = shared.get(pending.shares);
  if (pending.formula !== "") shared.set(pending.shares, pending);
  else if (first?.formula !== undefined)
    pending.formula = movedFormula(first.formula, pending.row - first.row, pending.column - first.column);
}

/** A value, or the text of an inline string, plain or in runs. */
const isValueText = ({ name, parent }: XmlElement): boolean =>
  name === "v" || (name === "t" && (parent?.name === "is" || parent?.name === "r"));

const plain: CellStyle = { format: "General", isLocked: true };

function cellFrom(pending: Pending, context: CellContext, styles: readonly CellStyle[]): Cell {
  const { row, column, kind, style, value, formula } = pending;
  const raw = { ...newRawCell(), row: row + 1, column: column + 1, kind, style };
  const read = cellValue({ ...raw, value, formula: formula !== undefined }, row + 1, column + 1, context);
  return { value: read ?? "", formula: formula ? `=${formula}` : null, ...(styles[style] ?? plain) };
}
