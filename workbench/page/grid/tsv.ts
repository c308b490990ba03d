/** Cells as spreadsheets put them on the clipboard: tabs between columns, lines between rows, quotes around either. */
export const tsvFrom = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join("\t"),
    )
    .join("\n");

/** The cells of a text from the clipboard; a quoted cell may hold tabs and lines, and the last line's end adds no row. */
export function cellsFromTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const plain = text.replace(/\r\n?/g, "\n");
  const cell = /"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*)/y;
  for (let at = 0; at <= plain.length; ) {
    cell.lastIndex = at;
    const [whole = "", quoted, bare = ""] = cell.exec(plain) ?? [];
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (plain[at] !== "\t") {
      rows.push(row);
      row = [];
      if (at === plain.length - 1) break;
    }
    at++;
  }
  return rows;
}
