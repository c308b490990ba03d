import { refusal } from "../refusal.ts";

/** What was being done when the system said no; the sentence for a write ends by saying what became of the file. */
export type Act = "read" | "write";

const UNCHANGED = "Nothing was changed.";

/** For each code of the system: our own code, the sentence for reading and the sentence for writing. */
const SENTENCES: ReadonlyMap<string, readonly [code: string, read: string, write: string]> = new Map([
  [
    "ENOENT",
    ["NOT-FOUND", "There is no such file. Check the name and the folder.", "There is no such folder."],
  ],
  [
    "ENOTDIR",
    ["NOT-FOUND", "Part of its path is a file, not a folder.", "Part of its path is a file, not a folder."],
  ],
  ["EISDIR", ["FOLDER", "This is a folder. Name the file in it.", "This is a folder. Name a file in it."]],
  ["EACCES", ["NO-PERMISSION", "You may not read it.", "You may not write there."]],
  ["EPERM", ["NO-PERMISSION", "You may not read it.", "You may not write there."]],
  ["EROFS", ["READ-ONLY", "The disk cannot be read.", "The disk is read-only. Choose another folder."]],
  ["ENOSPC", ["DISK-FULL", "The disk is full.", "The disk is full. Free some space, then try again."]],
  [
    "EDQUOT",
    ["DISK-FULL", "The disk is full.", "Your share of the disk is full. Free some space, then try again."],
  ],
  ["EFBIG", ["DISK-FULL", "It is too large.", "The disk takes no file of this size. Choose another folder."]],
  ["ENAMETOOLONG", ["NAME-TOO-LONG", "Its name is too long.", "Its name is too long. Choose a shorter one."]],
  [
    "EBUSY",
    ["IN-USE", "Another program is using it.", "Another program is using it. Close it, then try again."],
  ],
  ["ELOOP", ["NOT-FOUND", "Its links lead round in a circle.", "Its links lead round in a circle."]],
]);

/** The system's code of something caught (`"ENOENT"`), or undefined where it is not the system speaking. */
export const systemCode = (caught: unknown): string | undefined =>
  caught instanceof Error && "syscall" in caught && "code" in caught ? String(caught.code) : undefined;

/**
 * Something caught while reading or writing a file, as what should be thrown on: a refusal with a plain sentence
 * where the system said no; anything else (a refusal already, our own bug) as it is.
 *
 * Codes: NOT-FOUND, FOLDER, NO-PERMISSION, READ-ONLY, DISK-FULL, NAME-TOO-LONG, IN-USE, and DISK for the rest.
 */
export function systemRefusal(caught: unknown, act: Act): unknown {
  const code = systemCode(caught);
  if (code === undefined) return caught;
  const known = SENTENCES.get(code) ?? ["DISK", `The disk says ${code}.`, `The disk says ${code}.`];
  return act === "read" ? refusal(known[0], known[1]) : refusal(known[0], `${known[2]} ${UNCHANGED}`);
}
