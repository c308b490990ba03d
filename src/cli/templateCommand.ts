import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readBytes } from "../file/disk/readBytes.ts";
import { saveAtomically } from "../file/disk/saveAtomically.ts";
import type { Output } from "./printing.ts";

/** The workbooks that come with Twintrack, beside the built command line and beside the source alike. */
const shipped = (name: string): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  return join(here, here.endsWith("dist") ? ".." : "../..", "templates", name);
};

/** Where the blank template is. */
export const templatePath = (): string => shipped("twintrack.xlsx");
/** Where the worked example is. */
export const examplePath = (): string => shipped("worked-example.xlsx");

/** Writes the blank template, or the worked example, to a file of the officer's choice. */
export function runTemplate(
  {
    output,
    example = false,
    force = false,
    now,
  }: { output?: string; example?: boolean; force?: boolean; now: Date },
  { answer }: Output,
): number {
  const source = example ? examplePath() : templatePath();
  const target = output ?? (example ? "worked-example.xlsx" : "twintrack.xlsx");
  saveAtomically(target, readBytes(source), { force, inputs: [source], now });
  answer(`The ${example ? "worked example" : "blank template"} is ${target}`);
  return 0;
}
