import { readFileSync } from "node:fs";
import { here, templates } from "../../templates/sources.ts";

/** The workbooks in the templates folder, as they lie there. */
export const builtWorkbooks = templates.map((template) => ({
  ...template,
  bytes: new Uint8Array(readFileSync(here(template.file))),
}));

/** The bytes of one of them. */
export function builtWorkbook(file: (typeof templates)[number]["file"]): Uint8Array {
  const found = builtWorkbooks.find((built) => built.file === file);
  if (found === undefined) throw new RangeError(`${file} is not built`);
  return found.bytes;
}
