import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { newCertificate } from "./certificate.ts";
import type { Output } from "./printing.ts";
import { type Served, serve } from "./serve.ts";

/** Where the workbench is looked for first; the next free one follows. */
export const PORT = 3443;

/**
 * Serves the workbench and says where it is.
 *
 * @returns undefined, with the reason said, where Twintrack is installed without it
 */
export async function serveWorkbench(
  { now, port = PORT }: { readonly now: Date; readonly port?: number },
  output: Output,
): Promise<Served | undefined> {
  const page = folderWith("index.html", "dist", "workbench");
  // Microsoft's own copy, which is there for development alone.
  const office = folderWith("office.js", "node_modules", "@microsoft", "office-js", "dist");
  if (page === undefined || office === undefined) {
    output.progress(
      "The workbench comes with the source of Twintrack, not with this copy: the page or Microsoft's office.js is missing. Everything else works without it.",
    );
    return undefined;
  }
  const certificate = await newCertificate(now);
  const served = await serve({ "/": page, "/office/": office }, certificate, port);
  if (served.taken !== undefined)
    output.progress(`Port ${served.taken} is taken by another program; the next free one is used.`);
  output.answer(`\nThe workbench, an Excel for those who have none: ${served.address}`);
  output.answer(
    "Open that address in a browser on this machine. It will warn of the certificate, which was made a moment ago and which nobody vouches for: choose Advanced, then Continue. Press Ctrl-C to end.",
  );
  return served;
}

/** The folder of the project: above the built command line, or above the source. */
function root(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return join(here, here.endsWith("dist") ? ".." : "../..");
}

/** A folder of the project that holds a certain file; undefined where it does not. */
function folderWith(file: string, ...path: readonly string[]): string | undefined {
  const folder = join(root(), ...path);
  return existsSync(join(folder, file)) ? folder : undefined;
}
