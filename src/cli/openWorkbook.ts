import { readBytes } from "../file/readBytes.ts";
import { type ReadWorkbook, readWorkbook } from "../file/readWorkbook.ts";
import { refusal } from "../file/refusal.ts";
import { tables } from "../workbook/index.ts";

/** A workbook from the disk: its bytes, for writing a copy, and what was read of it. */
export interface Opened {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly read: ReadWorkbook;
}

/**
 * Opens a Twintrack workbook.
 *
 * @throws a refusal where there is no such file, it cannot be read, or it holds none of Twintrack's tables
 */
export function openWorkbook(path: string): Opened {
  const bytes = readBytes(path);
  const read = readWorkbook(bytes);
  if (!tables.some(({ name, purpose }) => purpose === "entry" && read.grids.has(name)))
    throw refusal(
      "NOT-OURS",
      "This workbook was not made from the Twintrack template: none of its tables is there. Get a template with: twintrack template",
    );
  return { path, bytes, read };
}
