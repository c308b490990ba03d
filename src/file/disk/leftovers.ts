import { readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { kill, pid } from "node:process";
import { systemCode } from "./systemRefusal.ts";

/** One running program: its number, and the computer it runs on, as file names can hold it. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** This program, here. */
export const self: Owner = { pid, host: hostname().replace(/[^\w.-]/g, "_") };

/**
 * Whether a program has surely ended. One on another computer is never surely ended. One with our own number is:
 * saving does not overlap within a program, so the number has been given out anew.
 */
export function hasEnded(owner: Owner): boolean {
  if (owner.host !== self.host) return false;
  if (owner.pid === self.pid) return true;
  try {
    kill(owner.pid, 0);
    return false;
  } catch (caught) {
    return systemCode(caught) === "ESRCH";
  }
}

/** The temporary file beside a target that this program alone writes: `.plan.xlsx.4711@desk.tmp`. */
export const temporaryFor = (target: string): string =>
  join(dirname(target), `.${basename(target)}.${self.pid}@${self.host}.tmp`);

/** Removes the temporary files beside a target whose programs were ended before they could tidy up. */
export function sweepLeftovers(target: string): void {
  const prefix = `.${basename(target)}.`;
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const [, owner = "", host = ""] = /^(\d+)@([\w.-]+)\.tmp$/.exec(name.slice(prefix.length)) ?? [];
    if (owner && hasEnded({ pid: Number(owner), host })) rmSync(join(dirname(target), name), { force: true });
  }
}
