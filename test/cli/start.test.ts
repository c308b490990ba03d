import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { get } from "node:https";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import webpack from "webpack";
import { PORT } from "../../src/cli/workbench.ts";
import { commandLine, workbench } from "../../webpack.config.mjs";

/** The program as `npm run build` makes it, in a folder of its own beside the project's templates and packages. */
const folder = mkdtempSync(join(tmpdir(), "twintrack-start-"));
const children: ChildProcess[] = [];

async function build(): Promise<void> {
  const program = { ...commandLine, output: { ...commandLine.output, path: join(folder, "dist") } };
  const page = workbench({ path: join(folder, "dist/workbench"), isSmall: false });
  const stats = await new Promise<webpack.MultiStats | undefined>((done, failed) =>
    webpack([program, ...page], (failure, built) => (failure ? failed(failure) : done(built))),
  );
  if (stats?.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  for (const name of ["templates", "node_modules", "package.json"])
    symlinkSync(resolve(name), join(folder, name));
}

beforeAll(build, 120_000);
afterAll(() => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true });
});

/** What `npm start` runs, as nobody's terminal sees it: what it has said so far, and how it ended. */
function start(...words: readonly string[]) {
  const child = spawn(process.execPath, ["dist/cli.js", "start", ...words], { cwd: folder });
  children.push(child);
  let [answer, progress] = ["", ""];
  child.stdout.on("data", (piece) => {
    answer += piece;
  });
  child.stderr.on("data", (piece) => {
    progress += piece;
  });
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const address = (): Promise<string> =>
    vi.waitFor(
      () => {
        expect(answer).toContain("Ctrl-C");
        return /https:\/\/\S+/.exec(answer)?.[0] ?? "";
      },
      { timeout: 40_000, interval: 100 },
    );
  return { child, ended, address, answer: () => answer, progress: () => progress };
}

/** What a client that trusts nobody in particular makes of an address. */
const reached = (address: string): Promise<string> =>
  new Promise((settled) => {
    get(address, ({ statusCode }) => settled(String(statusCode))).on("error", (caught) =>
      settled((caught as NodeJS.ErrnoException).code ?? caught.message),
    );
  });

/** Takes a port, unless somebody has it already. */
const take = (port: number): Promise<Server> =>
  new Promise((done) => {
    const server = createServer().once("error", () => done(server));
    server.listen(port, "localhost", () => done(server));
  });

test("the program as built runs by its own name, as npx runs it", () => {
  const program = join(folder, "dist/cli.js");
  chmodSync(program, 0o755);
  expect(execFileSync(program, ["--help"], { encoding: "utf8" })).toContain("twintrack explain");
});

describe("npm start, from the outside", { timeout: 120_000 }, () => {
  test("where nobody sits at a terminal plans, ends well, and says how to open the workbench", async () => {
    const run = start();
    expect(await run.ended).toBe(0);
    expect(run.answer()).toContain("The workbook is out/worked-example (planned).xlsx");
    expect(run.answer()).toContain("npm start -- --serve");
    expect(run.answer()).not.toContain("https:");
  });

  test("where the port is taken says which, takes the next free one, and ends on request", async () => {
    const taken = await take(PORT);
    const run = start("--serve");
    const address = await run.address();
    expect(Number(new URL(address).port)).toBeGreaterThan(PORT);
    expect(run.progress()).toContain(`Port ${PORT} is taken by another program; the next free one is used.`);
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    taken.close();
  });

  test("opens no browser itself: it gives the address and says to open it on this machine", async () => {
    const run = start("--serve");
    const address = await run.address();
    expect(new URL(address)).toMatchObject({ hostname: "localhost", protocol: "https:" });
    expect(run.answer()).toContain("Open that address in a browser on this machine.");
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
  });

  test("has a certificate that nobody trusts, and says beforehand what to choose when the browser warns", async () => {
    const run = start("--serve");
    expect(await reached(await run.address())).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(run.answer()).toMatch(/It will warn of the certificate.+choose Advanced, then Continue\./);
    run.child.kill("SIGINT");
    await run.ended;
  });

  test("in a copy without the page says that the workbench is missing, and all else is done", async () => {
    rmSync(join(folder, "dist/workbench"), { recursive: true });
    const run = start("--serve");
    expect(await run.ended).toBe(0);
    expect(run.progress()).toContain("The workbench comes with the source of Twintrack, not with this copy");
    expect(run.answer()).toContain("The workbook is out/worked-example (planned).xlsx");
  });
});
