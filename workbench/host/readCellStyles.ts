import { decodeXml, isOn, spaces, visitXml } from "../../src/file/xml/xml.ts";
import type { Cell } from "./workbook.ts";

/** The number formats that workbooks name by number alone: ISO 29500-1, 18.8.30, in Excel's English spelling. */
const builtIn: ReadonlyMap<number, string> = new Map([
  [0, "General"],
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "dd/mm/yyyy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "dd/mm/yyyy h:mm"],
  [37, "#,##0 ;(#,##0)"],
  [38, "#,##0 ;[Red](#,##0)"],
  [39, "#,##0.00;(#,##0.00)"],
  [40, "#,##0.00;[Red](#,##0.00)"],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mmss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);

/** What a cell style says of interest here. */
export type CellStyle = Pick<Cell, "format" | "isLocked">;

/** Each cell style, by the number that cells give for theirs. */
export function readCellStyles(styles: Uint8Array): readonly CellStyle[] {
  const label = "the list of styles";
  const custom = new Map<number, string>();
  const used: { number: number; isLocked: boolean }[] = [];
  visitXml(
    decodeXml(styles, label),
    { label, space: spaces.main, root: "styleSheet" },
    {
      open: ({ name, parent, attributes }) => {
        const number = Number(attributes.get("numFmtId") ?? "0");
        if (name === "numFmt" && parent?.name === "numFmts")
          custom.set(number, attributes.get("formatCode") ?? "");
        if (name === "xf" && parent?.name === "cellXfs") used.push({ number, isLocked: true });
        const last = used.at(-1);
        if (name === "protection" && parent?.parent?.name === "cellXfs" && last !== undefined)
          last.isLocked = isOn(attributes.get("locked") ?? "1");
      },
    },
  );
  return used.map(({ number, isLocked }) => ({
    format: custom.get(number) ?? builtIn.get(number) ?? "General",
    isLocked,
  }));
}
