/** Where a command's answer goes, and where its progress goes, so that one can be piped without the other. */
export interface Output {
  readonly answer: (line: string) => void;
  readonly progress: (line: string) => void;
}

/** Text broken into lines of at most `width`, at spaces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

/** A column of a printed table. */
export interface PrintedColumn {
  readonly title: string;
  readonly width: number;
  /** Figures stand on the right. */
  readonly isFigure?: boolean;
}

/** A table in plain text: a heading, a rule, and a line for each row; long cells run on below. */
export function printedTable(
  columns: readonly PrintedColumn[],
  rows: readonly (readonly string[])[],
): string[] {
  const line = (cells: readonly string[]) =>
    columns
      .map(({ width, isFigure }, at) =>
        isFigure ? (cells[at] ?? "").padStart(width) : (cells[at] ?? "").padEnd(width),
      )
      .join("  ")
      .trimEnd();
  const rowLines = (cells: readonly string[]) => {
    const parts = columns.map(({ width }, at) => wrapped(cells[at] ?? "", width));
    const height = Math.max(1, ...parts.map(({ length }) => length));
    return Array.from({ length: height }, (_, down) => line(parts.map((each) => each[down] ?? "")));
  };
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ width }) => "─".repeat(width))),
    ...rows.flatMap(rowLines),
  ];
}
