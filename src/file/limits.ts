/**
 * How much of anything a workbook from a stranger may hold. Each is far above what real workbooks need: of 2,394
 * public ones the largest had 340 parts, 60 MB unpacked, 11 levels of nesting and 175,000 cells.
 */
export const limits = {
  /** Bytes of the file as it lies on disk. */
  file: 25_000_000,
  /** Entries of the package. */
  parts: 2_000,
  /** Bytes of one part, unpacked. */
  part: 100_000_000,
  /** Bytes of all parts that are unpacked, together. */
  unpacked: 200_000_000,
  /** Elements within elements. */
  depth: 64,
  /** Attributes of one element. */
  attributes: 256,
  /** Cells of all sheets that are read, together. */
  cells: 1_000_000,
  /** Rows of all tables together, blank ones too. */
  tableRows: 1_048_576,
  /** Places in the rows of all tables that hold anything: a wide table takes room even where it is blank. */
  places: 4_000_000,
  /** Merged ranges of one sheet. */
  merges: 100_000,
  /** Characters of one cell: Excel's own limit. */
  text: 32_767,
  /** Excel's own limits. */
  rows: 1_048_576,
  columns: 16_384,
} as const;

/** How many bytes may still be unpacked from one file; taken from as parts are unpacked. */
export interface Budget {
  left: number;
}

/** A fresh budget for one file. */
export const newBudget = (): Budget => ({ left: limits.unpacked });

/** Bytes as a person reads them, never shown smaller than they are: 26,214,401 → "26.3 MB". */
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 100_000) / 10} MB`;
