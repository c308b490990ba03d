import { closeSync, constants, copyFileSync, fsyncSync, openSync } from "node:fs";
import { extname } from "node:path";
import { linkNew } from "./lock.ts";
import { systemCode } from "./systemRefusal.ts";

/**
 * Keeps a file under a dated name beside it and gives that path: `plan (backup 2026-11-22 1405).xlsx`, and where
 * that is taken `plan (backup 2026-11-22 1405 2).xlsx`. The time is the clock on the wall where the program runs.
 */
export function keepBackup(target: string, now: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const stamp = `${day} ${two(now.getHours())}${two(now.getMinutes())}`;
  const ending = extname(target);
  const stem = target.slice(0, target.length - ending.length);
  for (let count = 1; ; count++) {
    const backup = `${stem} (backup ${stamp}${count > 1 ? ` ${count}` : ""})${ending}`;
    try {
      if (!linkNew(target, backup)) copyDurably(target, backup);
      return backup;
    } catch (caught) {
      if (systemCode(caught) !== "EEXIST") throw caught;
    }
  }
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  const copy = openSync(to, "r+");
  try {
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
}
