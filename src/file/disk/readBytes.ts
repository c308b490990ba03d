import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { limits, megabytes } from "../limits.ts";
import { refuseToRead } from "../read/readRefusals.ts";
import { refusal } from "../refusal.ts";
import { systemRefusal } from "./systemRefusal.ts";

/**
 * All bytes of a file on disk. A file above the limit is refused before it is read, and one that grows while it is
 * read stops at the limit.
 *
 * Codes thrown: TOO-LARGE, FOLDER (also for what is no file at all, such as a pipe) and those of `systemRefusal`.
 */
export function readBytes(path: string): Uint8Array {
  try {
    // Without waiting: a pipe that nobody writes to would hold the program for ever.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return readOpened(file);
    } finally {
      closeSync(file);
    }
  } catch (caught) {
    throw systemRefusal(caught, "read");
  }
}

function readOpened(file: number): Uint8Array {
  const found = fstatSync(file);
  if (found.isDirectory()) throw refusal("FOLDER", "This is a folder. Name the file in it.");
  if (!found.isFile()) throw refusal("FOLDER", "This is not a file. Name a workbook.");
  if (found.size > limits.file) throw tooLarge(found.size);
  const bytes = new Uint8Array(found.size + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read)
    read = readSync(file, bytes, length, bytes.length - length, null);
  if (length > found.size) throw refusal("IN-USE", "It was being written while it was read. Try again.");
  return bytes.subarray(0, length);
}

const tooLarge = (size: number) =>
  refuseToRead(
    "TOO-LARGE",
    `This file has ${megabytes(size)}; the most that is read is ${megabytes(limits.file)}. ` +
      "Take pictures and unused sheets out of it, or copy the sheets that matter to a new workbook.",
  );
