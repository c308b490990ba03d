import { accessSync, constants, realpathSync, renameSync, rmSync, type Stats, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Refusal, refusal } from "../refusal.ts";
import { keepBackup } from "./backup.ts";
import { flushFolder, patiently, writeDurably } from "./durably.ts";
import { sweepLeftovers, temporaryFor } from "./leftovers.ts";
import { linkNew, whileLocked } from "./lock.ts";
import { refuseIfOpenElsewhere } from "./openElsewhere.ts";
import { systemCode, systemRefusal } from "./systemRefusal.ts";

/** How a file is to be saved. */
export interface Saving {
  /** Whether a file already there may be replaced; it is kept as a dated backup. */
  readonly force?: boolean;
  /** Paths that were read to make it, none of which may be written over. */
  readonly inputs?: readonly string[];
  /** The time that a backup carries in its name. */
  readonly now: Date;
}

/** What a save left on the disk. */
export interface Saved {
  /** The path of the kept backup, where a file was replaced. */
  readonly backup?: string;
}

/**
 * Saves a file whole or not at all: at every instant, also if the machine stops, the path holds what was there
 * before or all of the new bytes. A link is followed; the permissions of a replaced file stay.
 *
 * Codes thrown: EXISTS, SAME-FILE, OPEN-ELSEWHERE, LOCKED, FOLDER, IN-USE and those of `systemRefusal`; each says
 * what to do, and after each the folder is as it was.
 */
export function saveAtomically(path: string, bytes: Uint8Array, saving: Saving): Saved {
  try {
    const target = statIfAny(path) ? realpathSync(path) : resolve(path);
    return whileLocked(target, () => save(target, bytes, saving));
  } catch (caught) {
    throw systemRefusal(caught, "write");
  }
}

function save(target: string, bytes: Uint8Array, { force, inputs, now }: Saving): Saved {
  const existing = statIfAny(target);
  if (existing) refuseToReplace(target, existing, { force, inputs });
  refuseIfOpenElsewhere(target);
  sweepLeftovers(target);
  const temporary = temporaryFor(target);
  try {
    writeDurably(temporary, bytes, existing);
    const backup = existing && keepBackup(target, now);
    if (backup === undefined) placeNew(temporary, target);
    else replace(temporary, target, backup);
    flushFolder(dirname(target));
    return backup === undefined ? {} : { backup };
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** What stands at a path; undefined for nothing. A folder, or a thing that is no file, is refused. */
function statIfAny(path: string): Stats | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile())
    throw refusal(
      "FOLDER",
      `This is ${found.isDirectory() ? "a folder" : "not a file"}. Name a file. Nothing was changed.`,
    );
  return found;
}

function refuseToReplace(
  target: string,
  existing: Stats,
  {
    force,
    inputs = [],
  }: { readonly force: boolean | undefined; readonly inputs: readonly string[] | undefined },
): void {
  const isExisting = (path: string) => {
    const input = statSync(path, { throwIfNoEntry: false });
    return input !== undefined && input.ino === existing.ino && input.dev === existing.dev;
  };
  if (inputs.some(isExisting))
    throw refusal(
      "SAME-FILE",
      "It would be written over itself. Choose another name for the result. Nothing was changed.",
    );
  if (!force) throw taken();
  accessSync(target, constants.W_OK);
}

const taken = (): Refusal =>
  refusal(
    "EXISTS",
    "There is such a file already. Choose another name, or use --force to replace it and keep a backup. Nothing was changed.",
  );

/** Gives a finished file its name, and never takes a name that somebody else took in the meantime. */
function placeNew(temporary: string, target: string): void {
  try {
    if (linkNew(temporary, target)) return;
  } catch (caught) {
    throw systemCode(caught) === "EEXIST" ? taken() : caught;
  }
  if (statIfAny(target)) throw taken();
  patiently(() => renameSync(temporary, target));
}

function replace(temporary: string, target: string, backup: string): void {
  try {
    patiently(() => renameSync(temporary, target));
  } catch (caught) {
    rmSync(backup, { force: true });
    throw caught;
  }
}
