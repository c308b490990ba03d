import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { refusal } from "../refusal.ts";

/** The file that each program lays beside a workbook while a person has it open. */
const SIGNS: readonly (readonly [program: string, sign: (name: string) => string])[] = [
  ["Excel", (name) => `~$${name}`],
  ["LibreOffice", (name) => `.~lock.${name}#`],
];

/**
 * Lets a workbook be replaced only while no person has it open: what they typed since would be lost, or the save
 * would fail half way.
 *
 * @throws OPEN-ELSEWHERE naming the program, and the file to delete should it have been left by a crash
 */
export function refuseIfOpenElsewhere(target: string): void {
  for (const [program, sign] of SIGNS) {
    const beside = sign(basename(target));
    if (existsSync(join(dirname(target), beside)))
      throw refusal(
        "OPEN-ELSEWHERE",
        `It is open in ${program}. Close it, then try again; if nobody has it open, delete the file ${beside} beside it. Nothing was changed.`,
      );
  }
}
