/**
 * Writing one table back into a workbook of ten: Twintrack's change of that table alone beside exceljs's load and save
 * of everything, the same rows. Each method runs in a process of its own, in turn, so that neither warms
 * nor crowds the other; the middle of the rounds is shown, with the most memory any round took. Time is the
 * processor's: the wall clock of a shared machine says little.
 *
 *   npx tsx bench/write.ts [rounds, 5]
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { writeTables } from "../src/file/write/writeTables.ts";
import type { Cell } from "../src/workbook/grid.ts";

const TABLES = 10;
const COLUMNS = 12;
const SIZES = [1_000, 5_000] as const;
const headers = Array.from({ length: COLUMNS }, (_, column) => `Column ${column + 1}`);

/** A third of the columns words, the rest numbers; another salt gives other values. */
const rowsOf = (count: number, salt: number): Cell[][] =>
  Array.from({ length: count }, (_, row) =>
    headers.map((_, column) =>
      column % 3 === 0 ? `Text ${row * salt} of ${column}` : row * salt + column / 8,
    ),
  );

async function workbookOf(count: number): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (let at = 0; at < TABLES; at++)
    book.addWorksheet(`Sheet ${at}`).addTable({
      name: `Options${at}`,
      ref: "A1",
      headerRow: true,
      columns: headers.map((name) => ({ name, filterButton: true })),
      rows: rowsOf(count, at + 1),
    });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

type Method = (bytes: Uint8Array, rows: Cell[][]) => Promise<number>;

const methods: Readonly<Record<string, Method>> = {
  twintrack: async (bytes, rows) => writeTables(bytes, new Map([["Options3", { headers, rows }]])).length,
  exceljs: async (bytes, rows) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    const sheet = book.getWorksheet("Sheet 3");
    for (const [row, cells] of rows.entries())
      for (const [column, value] of cells.entries()) {
        const cell = sheet?.getCell(row + 2, column + 1);
        if (cell) cell.value = value;
      }
    return (await book.xlsx.writeBuffer()).byteLength;
  },
};

interface Run {
  readonly ms: number;
  readonly peak: number;
}

/** One method once, in this process. */
async function runHere(method: Method, path: string, count: number): Promise<Run> {
  const bytes = new Uint8Array(readFileSync(path));
  const rows = rowsOf(count, 97);
  const start = process.cpuUsage();
  const length = await method(bytes, rows);
  if (length < bytes.length / 2) throw new Error("the result is too short to be right");
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1_000, peak: process.resourceUsage().maxRSS / 1_000 };
}

function runApart(name: string, path: string, count: number): Run {
  const given = ["--import", "tsx", fileURLToPath(import.meta.url), "--one", name, path, String(count)];
  return JSON.parse(execFileSync(process.execPath, given, { encoding: "utf8" })) as Run;
}

const middle = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function compare(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "twintrack-bench-"));
  try {
    for (const count of SIZES) {
      const path = join(folder, `${count}.xlsx`);
      writeFileSync(path, await workbookOf(count));
      const runs = new Map<string, Run[]>(Object.keys(methods).map((name) => [name, []]));
      for (let round = 0; round < rounds; round++)
        for (const [name, done] of runs) done.push(runApart(name, path, count));
      console.log(`\n${count} × ${COLUMNS} cells into one of ${TABLES} tables, ${rounds} rounds`);
      for (const [name, done] of runs) {
        const ms = done.map((run) => run.ms);
        const range = `${Math.min(...ms).toFixed(0)}–${Math.max(...ms).toFixed(0)}`;
        const peak = Math.max(...done.map((run) => run.peak)).toFixed(0);
        console.log(`${name.padEnd(10)} ${middle(ms).toFixed(0).padStart(6)} ms (${range}), ${peak} MB`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , first, name, path, count] = process.argv;
const method = methods[name ?? ""];
if (first === "--one" && method && path)
  console.log(JSON.stringify(await runHere(method, path, Number(count))));
else await compare(Number(first ?? 5));
