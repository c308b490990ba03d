import { readBytes } from "../file/disk/readBytes.ts";
import { type ReaderCommand, readWorkbookSafely } from "../file/read/readInChild.ts";
import type { ReadWorkbook } from "../file/read/readWorkbook.ts";
import { refusal } from "../file/refusal.ts";
import { tables } from "../workbook/index.ts";

/** The word by which the command line is told to read for another process of its own. */
export const READ_FOR_PARENT = "read-for-parent";

/** This very program, started once more to read a large workbook. */
const READER: ReaderCommand = {
  node: process.execPath,
  arguments: [...process.execArgv, process.argv[1] ?? "", READ_FOR_PARENT],
};

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
export async function openWorkbook(path: string): Promise<Opened> {
  const bytes = readBytes(path);
  const read = await readWorkbookSafely(bytes, READER);
  if (!tables.some(({ name, purpose }) => purpose === "entry" && read.grids.has(name)))
    throw refusal(
      "NOT-OURS",
      "This workbook was not made from the Twintrack template: none of its tables is there. Get a template with: twintrack template",
    );
  return { path, bytes, read };
}
