/** Reading a workbook of 600,000 cells: `npx tsx bench/read.ts [rounds] [rows]`. Each reading is a fresh process. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { readWorkbook } from "../src/file/read/readWorkbook.ts";
import { openZip } from "../src/file/zip/zip.ts";

const TABLES = 10;
const COLUMNS = 12;

/** What a reading saw: numbers and texts in the bodies of the tables, so that none may skip its work. */
interface Seen {
  readonly cells: number;
  readonly sum: number;
  readonly characters: number;
}

const nothing: Seen = { cells: 0, sum: 0, characters: 0 };

function seenIn(rows: Iterable<Iterable<unknown>>): Seen {
  let [cells, sum, characters] = [0, 0, 0];
  for (const row of rows)
    for (const value of row) {
      if (value === null || value === undefined) continue;
      cells++;
      if (typeof value === "number") sum += value;
      else characters += String(value).length;
    }
  return { cells, sum, characters };
}

const plus = (a: Seen, b: Seen): Seen => ({
  cells: a.cells + b.cells,
  sum: a.sum + b.sum,
  characters: a.characters + b.characters,
});

function* texts(xml: string): Generator<string> {
  let text: string | undefined;
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ local }) => {
    if (local === "t") text = "";
  });
  parser.on("text", (piece) => {
    if (text !== undefined) text += piece;
  });
  parser.on("closetag", ({ local }) => {
    if (local !== "t") return;
    found.push(text ?? "");
    text = undefined;
  });
  parser.write(xml).close();
  yield* found;
}

function parsedRows(xml: string, strings: readonly string[]): unknown[][] {
  const rows: unknown[][] = [];
  let kind = "";
  let value: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ local, attributes }) => {
    if (local === "row") rows.push([]);
    if (local === "c") kind = attributes.t?.value ?? "n";
    if (local === "v") value = "";
  });
  parser.on("text", (piece) => {
    if (value !== undefined) value += piece;
  });
  parser.on("closetag", ({ local }) => {
    if (local !== "v") return;
    rows.at(-1)?.push(kind === "s" ? strings[Number(value)] : Number(value));
    value = undefined;
  });
  parser.write(xml).close();
  return rows.slice(1);
}

const ways: Readonly<Record<string, (file: Uint8Array) => Seen | Promise<Seen>>> = {
  ours: (file) =>
    [...readWorkbook(file).grids.values()].map(({ rows }) => seenIn(rows)).reduce(plus, nothing),
  "fflate + saxes": (file) => {
    const parts = unzipSync(file);
    const decoder = new TextDecoder();
    const strings = [...texts(decoder.decode(parts["xl/sharedStrings.xml"]))];
    return Object.entries(parts)
      .filter(([name]) => /^xl\/worksheets\/[^/]+$/.test(name))
      .map(([, part]) => seenIn(parsedRows(decoder.decode(part), strings)))
      .reduce(plus, nothing);
  },
  "exceljs load": async (file) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(file) as unknown as ArrayBuffer);
    return workbook.worksheets
      .map((sheet) => {
        const rows: unknown[][] = [];
        sheet.eachRow((row, number) => {
          if (number > 1) rows.push((row.values as unknown[]).slice(1));
        });
        return seenIn(rows);
      })
      .reduce(plus, nothing);
  },
  "zlib inflate and one look at each byte": (file) => {
    let tags = 0;
    for (const { raw, method } of openZip(file).values())
      for (const byte of method === 8 ? inflateRawSync(raw) : raw) if (byte === 60) tags++;
    return { ...nothing, cells: tags };
  },
};

async function makeFile(path: string, rows: number): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  for (let table = 0; table < TABLES; table++) {
    const body = Array.from({ length: rows }, (_, r) =>
      Array.from({ length: COLUMNS }, (_, c) =>
        c % 3 === 0 ? `Project ${(r * 7 + c) % rows} costs £${c}` : c % 3 === 1 ? r * 1.25 + c : r * c,
      ),
    );
    workbook.addWorksheet(`Sheet ${table}`).addTable({
      name: `Table_${table}`,
      ref: "A1",
      headerRow: true,
      columns: Array.from({ length: COLUMNS }, (_, c) => ({ name: `Column ${c}` })),
      rows: body,
    });
  }
  writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
}

interface Reading {
  readonly ms: number;
  readonly megabytes: number;
  readonly seen: Seen;
}

/** In the child: one reading, cold, with nothing else in the process. */
async function readOnce(way: string, path: string): Promise<void> {
  const file = new Uint8Array(readFileSync(path));
  const start = performance.now();
  const seen = await ways[way]!(file);
  const ms = performance.now() - start;
  const reading: Reading = { ms, megabytes: process.resourceUsage().maxRSS / 1024, seen };
  process.stdout.write(JSON.stringify(reading));
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function compare(rounds: number, rows: number): Promise<void> {
  const path = join(tmpdir(), `twintrack-read-${rows}.xlsx`);
  if (!existsSync(path)) await makeFile(path, rows);
  const script = fileURLToPath(import.meta.url);
  const readings = new Map<string, Reading[]>(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round < rounds; round++)
    for (const [way, all] of readings) {
      const child = spawnSync(process.execPath, [...process.execArgv, script, "--once", way, path], {
        encoding: "utf8",
      });
      if (child.status !== 0) throw new Error(`${way}: ${child.stderr}`);
      all.push(JSON.parse(child.stdout) as Reading);
    }
  console.log(
    `${TABLES} tables × ${rows} rows × ${COLUMNS} columns, ${rounds} rounds, each in its own process`,
  );
  const own = median((readings.get("ours") ?? []).map(({ ms }) => ms));
  console.table(
    Object.fromEntries(
      [...readings].map(([way, all]) => [
        way,
        {
          "median ms": Math.round(median(all.map(({ ms }) => ms))),
          "least ms": Math.round(Math.min(...all.map(({ ms }) => ms))),
          "× ours": Math.round((10 * median(all.map(({ ms }) => ms))) / own) / 10,
          "peak MB": Math.round(median(all.map(({ megabytes }) => megabytes))),
          cells: all[0]?.seen.cells,
          characters: all[0]?.seen.characters,
          sum: all[0]?.seen.sum,
        },
      ]),
    ),
  );
}

if (process.argv[2] === "--once") await readOnce(process.argv[3] ?? "", process.argv[4] ?? "");
else await compare(Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 5000));
