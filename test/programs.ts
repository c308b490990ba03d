import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Where a program of this machine is, if it has it: the first of its names that a folder of PATH holds, or else the
 * first of the places where systems put it that do not find programs by name.
 */
export function findProgram(names: readonly string[], places: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const byName = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...byName, ...places].find((path) => existsSync(path));
}
