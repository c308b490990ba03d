import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { newBudget } from "../../../src/file/limits.ts";
import { cellValue } from "../../../src/file/read/cellValue.ts";
import { openPackage } from "../../../src/file/read/package.ts";
import { type CellSink, placeCells } from "../../../src/file/read/rawCell.ts";
import { readRefusals } from "../../../src/file/read/readRefusals.ts";
import { parseSheet, readSheet, type SheetReading } from "../../../src/file/read/readSheet.ts";
import { readStrings } from "../../../src/file/read/readStrings.ts";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { readWorkbookPart } from "../../../src/file/read/readWorkbookPart.ts";
import { isRefusal } from "../../../src/file/refusal.ts";
import type { Cell } from "../../../src/workbook/grid.ts";

const folder = fileURLToPath(new URL("../../../../shared/corpus/", import.meta.url));
const here = existsSync(folder);
if (!here) console.log("Real workbooks by other people are not here: reading them was left out.");
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(`${folder}/${name}`));
const names = here ? readdirSync(folder).filter((name) => /\.xl[st][xm]$/.test(name)) : [];

/** The workbooks that must not be read, by the beginning of their name: each was looked at, and why it is refused. */
const refused: Readonly<Record<string, readonly string[]>> = {
  "EXTRA-BYTES": ["002b86", "247166", "95d38f", "a4e856", "ab7e62"], // fuzzed: the directory is not where it says
  INCOMPLETE: ["0a98e1", "11d74c", "57c472", "759df2", "81b40a", "9313f4"], // fuzzed or cut: no end
  "PASSWORD-PROTECTED": ["16369d", "24d908", "2a86a4", "32613e", "3c7cc0", "5ac214", "6c6fa3", "b0b9fc"],
  "DUPLICATE-PART": ["5aa65f", "a89d81"], // made so, on purpose
  "NO-WORKBOOK": ["4bc565", "8739c7"], // a package of bits, and an empty zip
  "DAMAGED-XML": ["56f6e3", "8ec81f"], // corrupted on purpose; a template of the 2006 beta, in other namespaces
  "DAMAGED-ZIP": ["3df270"], // fuzzed: a name overwritten
  "DAMAGED-WORKBOOK": ["5aba02"], // lists no sheets
  "DAMAGED-PART": ["9f8fec"], // a wrong checksum
};

const known: ReadonlyMap<string, string> = new Map(
  Object.entries(refused).flatMap(([code, files]) => files.map((file) => [file, code] as const)),
);

/** Damaged where no table is, so that it shows only when every sheet is read. */
const damagedBeyondTables: Readonly<Record<string, string>> = {
  "150097": "DAMAGED-PART", // fuzzed
  "4ba7b6": "DOCTYPE", // made to deceive, as are the next three
  "4f1e4c": "DAMAGED-SHEET",
  "5edcd1": "DOCTYPE",
  "9b200e": "DOCTYPE",
  "6ee5ba": "DAMAGED-XML", // not well formed, on purpose
};

/** Bytes of a file above which only one in five is read both ways: the parser takes seconds over each. */
const LARGE = 300_000;

interface Keeper extends CellSink {
  readonly kept: readonly Cell[];
}

function keeper(sheet: string, strings: readonly string[]): Keeper {
  const kept: Cell[] = [];
  const sink = placeCells(sheet, newBudget(), {
    row: () => undefined,
    cell: (row, column, cell) =>
      kept.push(cellValue(cell, row, column, { sheet, strings, dateStyles: undefined })),
  });
  return { ...sink, kept };
}

type Way = (part: Uint8Array, sheet: string, newSink: () => Keeper) => SheetReading<Keeper>;

/** Every cell of every sheet, tables or none, in the order of the file. */
function everyCell(file: Uint8Array, way: Way): readonly Cell[] {
  const opened = openPackage(file);
  const shared = [...opened.relationships(opened.workbookPart).values()].find(
    ({ kind }) => kind === "sharedStrings",
  );
  const part = shared && opened.part(shared.target);
  const strings = part ? readStrings(part) : [];
  const { sheets } = readWorkbookPart(opened);
  return sheets
    .filter(({ kind }) => kind === "worksheet")
    .flatMap(
      (sheet) => way(opened.part(sheet.part)!, sheet.name, () => keeper(sheet.name, strings)).sink.kept,
    );
}

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (caught) {
    if (!isRefusal(caught)) throw caught;
    return caught.code;
  }
  return "read";
};

describe.skipIf(!here)("of real workbooks by other people", () => {
  test("each is read, or refused for the reason that was found when it was looked at", () => {
    const found = new Map(
      names
        .map((name) => [name.slice(0, 6), codeOf(() => readWorkbook(read(name)))] as const)
        .filter(([, code]) => code !== "read"),
    );
    expect(found).toEqual(known);
    for (const code of found.values()) expect(Object.keys(readRefusals)).toContain(code);
  });

  test("every cell reads the same by the quick scan and by the parser, hundreds of thousands in all", () => {
    let cells = 0;
    const found = new Map<string, string>();
    for (const [i, name] of names.entries()) {
      const file = read(name);
      if (file.length > LARGE && i % 5 > 0) continue;
      const code = codeOf(() => {
        const scanned = everyCell(file, readSheet);
        const parsed = everyCell(file, parseSheet);
        // One by one, for a test library's own comparison takes minutes over as many.
        expect(scanned.findIndex((value, i) => !Object.is(value, parsed[i]))).toBe(-1);
        expect(scanned.length).toBe(parsed.length);
        cells += scanned.length;
      });
      if (code !== "read" && !known.has(name.slice(0, 6))) found.set(name.slice(0, 6), code);
    }
    expect(cells).toBeGreaterThan(300_000);
    expect(found).toEqual(new Map(Object.entries(damagedBeyondTables)));
  });
});
