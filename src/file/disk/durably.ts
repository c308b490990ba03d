import { closeSync, fchmodSync, fsyncSync, openSync, type Stats, writeFileSync } from "node:fs";
import { platform } from "node:process";
import { refusal } from "../refusal.ts";
import { systemCode } from "./systemRefusal.ts";

/** The answers of a folder that cannot be flushed by itself (Windows, some network drives): nothing is lost. */
const NOT_FLUSHED: ReadonlySet<string | undefined> = new Set([
  "EISDIR",
  "EPERM",
  "EACCES",
  "EINVAL",
  "ENOTSUP",
]);
/** Milliseconds between tries while a virus scanner or a preview holds a file, 3.5 seconds in all. */
const WAITS: readonly number[] = Array.from({ length: 40 }, (_, attempt) => Math.min(10 + 10 * attempt, 100));

/** Writes a file and sees it onto the disk, with the permissions of the file that it will replace. */
export function writeDurably(path: string, bytes: Uint8Array, like?: Stats): void {
  const file = openSync(path, "wx");
  try {
    if (like) fchmodSync(file, like.mode);
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Sees a new name in a folder onto the disk. */
export function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (caught) {
    if (!NOT_FLUSHED.has(systemCode(caught))) throw caught;
  }
}

/**
 * Does something, and tries again for a few seconds where another program is holding it up.
 *
 * @throws IN-USE when the few seconds are over
 */
export function patiently(act: () => void): void {
  // Elsewhere than on Windows nothing holds a file for a moment only.
  const passing = platform === "win32" ? ["EBUSY", "EPERM", "EACCES"] : [];
  for (const wait of WAITS) {
    try {
      act();
      return;
    } catch (caught) {
      if (!passing.includes(systemCode(caught) ?? "")) throw caught;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  }
  throw refusal("IN-USE", "Another program is using it. Close it, then try again. Nothing was changed.");
}
