import { randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import webpack from "webpack";
import { checkManifest } from "./taskpane/manifest/checkManifest.ts";
import type { Surroundings } from "./taskpane/manifest/problem.ts";
import { taskPane } from "./webpack.config.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
/** The address that the manifest of this repository is written for. */
const HERE = "https://localhost:3000";

/** A manifest for a council's own address: https, with or without a folder, and an id of its own. */
export function stampManifest(xml: string, { baseUrl, id }: { baseUrl: string; id: string }): string {
  const base = baseUrl.replace(/\/+$/, "");
  return xml
    .replaceAll(`<AppDomain>${HERE}</AppDomain>`, `<AppDomain>${new URL(base).origin}</AppDomain>`)
    .replaceAll(HERE, base.replaceAll("&", "&amp;"))
    .replace(/<Id>.*<\/Id>/, `<Id>${id}</Id>`);
}

/** Sizes of PNG pictures under a folder, from their headers. */
export const pictureSizeIn =
  (folder: string): Surroundings["pictureSize"] =>
  (path) => {
    const file = join(folder, path);
    if (!existsSync(file)) return null;
    const bytes = readFileSync(file);
    const isPicture = bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
    return isPicture ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : null;
  };

/** What a package is made for, and where it goes. */
interface Wanted {
  readonly baseUrl: string;
  readonly id: string;
  readonly target: string;
}

/**
 * Builds everything that a council hosts and hands out.
 *
 * @returns what is wrong with the address or the id; then nothing is made, and an earlier package stays as it was
 */
export async function makePackage({ baseUrl, id, target }: Wanted): Promise<readonly string[]> {
  if (!ADDRESS.test(baseUrl) || !URL.canParse(baseUrl)) return [WHERE];
  const manifest = stampManifest(readFileSync(join(root, "manifest.xml"), "utf8"), { baseUrl, id });
  const folder = `${new URL(baseUrl).pathname.replace(/^\/|\/$/g, "")}/`.replace(/^\//, "");
  const pictureSize = pictureSizeIn(join(root, "taskpane"));
  const problems = checkManifest(manifest, {
    pictureSize: (path) => pictureSize(path.slice(folder.length)),
    isForCouncil: true,
  });
  if (problems.length > 0) return problems.map(({ message }) => message);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await build(join(target, "pane"));
  writeFileSync(join(target, "manifest.xml"), manifest);
  for (const file of ["twintrack.xlsx", "worked-example.xlsx"])
    cpSync(join(root, "templates", file), join(target, file));
  cpSync(join(root, "docs/admin-guide.md"), join(target, "admin-guide.md"));
  cpSync(join(root, "LICENSE"), join(target, "LICENSE"));
  return [];
}

/** An address that files can stand under: https, a host, perhaps folders, and nothing behind them. */
const ADDRESS = /^https:\/\/[^/?#\s]+(\/[^?#\s]*)?$/;
const WHERE = "Say where the pane will be hosted: npm run package -- --base-url https://your.host/folder";

async function build(path: string): Promise<void> {
  const stats = await new Promise<webpack.Stats | undefined>((done, fail) =>
    webpack(taskPane({ path }), (failure, built) => (failure ? fail(failure) : done(built))),
  );
  if (stats?.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { "base-url": { type: "string" }, id: { type: "string" } } });
  const wanted = {
    baseUrl: values["base-url"] ?? "",
    id: values.id ?? randomUUID(),
    target: join(root, "dist/package"),
  };
  const problems = await makePackage(wanted);
  if (problems.length > 0) {
    process.stderr.write(`${problems.join("\n")}\n`);
    process.exitCode = 2;
  } else
    process.stdout.write(
      `${wanted.target} is ready for ${wanted.baseUrl}, with the id ${wanted.id}. Keep the id for the next package.\n`,
    );
}
