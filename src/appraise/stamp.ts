import { discountSchedules } from "../parameters/discounting.ts";
import { evidenceScheme } from "../parameters/evidence.ts";
import type { Day } from "../units.ts";
import { entryTables } from "../workbook/entries.ts";
import { shownSettings } from "../workbook/form.ts";
import type { Cell, Grids } from "../workbook/grid.ts";
import { TEMPLATE_VERSION } from "../workbook/index.ts";
import { settings as settingsForm } from "../workbook/sheets/settings.ts";
import { entryColumns, headingPositions, type Table } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";
import { inDays } from "./say.ts";

/** The version of the arithmetic: a change of any figure for the same entries raises it. */
export const ENGINE_VERSION = "0.1.0";

/** What a plan was made with, as name and value. */
export type Stamp = readonly (readonly [name: string, value: string])[];

/** What a plan was made with, and whether the council has put figures of its own in place of an edition's. */
export interface StampedWith {
  readonly seed: number;
  readonly draws: number;
  readonly day: Day;
  readonly schedule: string;
  readonly isOwn: { readonly schedule: boolean; readonly grades: boolean };
}

const CHANGED = ", changed in this workbook";

/** The stamp of a plan: versions, editions, seed, draws, the fingerprint of what was entered, and the day. */
export const stampOf = (grids: Grids, { seed, draws, day, schedule, isOwn }: StampedWith): Stamp => [
  ["Template version", TEMPLATE_VERSION],
  ["Engine version", ENGINE_VERSION],
  [
    "Discount schedule",
    `${schedule}, ${discountSchedules.find(({ name }) => name === schedule)?.edition ?? "the council's own"}${isOwn.schedule ? CHANGED : ""}`,
  ],
  ["Evidence grades", `${evidenceScheme.edition}${isOwn.grades ? CHANGED : ""}`],
  ["Seed", String(seed)],
  ["Draws", String(draws)],
  ["Fingerprint of the entries", fingerprint(grids)],
  ["Planned on", inDays(day)],
];

/**
 * Everything an officer entered, as 14 hexadecimal digits: the same entries give the same, and hardly any others do.
 * What is worked out does not count, nor do rows that offer a ref and wait to be filled in.
 */
export function fingerprint(grids: Grids): string {
  const entered = Object.values(entryTables).map((table: Table) => {
    const grid = grids.get(table.name);
    if (grid === undefined) return [table.name];
    const where = headingPositions(grid);
    const columns = entryColumns(table).map(([key, { title }]) => ({
      isKey: key === table.key,
      at: where.get(comparable(title)) ?? -1,
    }));
    const filling = columns.filter(({ isKey }) => !isKey || columns.length === 1);
    return [
      table.name,
      ...grid.rows
        .filter((row) => filling.some(({ at }) => isFilled(row[at])))
        .map((row) => columns.map(({ at }) => row[at] ?? null)),
    ];
  });
  const shown = new Set(shownSettings(settingsForm).map(([, { title }]) => comparable(title)));
  const chosen = (grids.get(settingsForm.name)?.rows ?? [])
    .filter(([name, value]) => isFilled(value) && !shown.has(comparable(String(name ?? ""))))
    .map((row) => row.slice(0, 2));
  return hashed(JSON.stringify([...entered, chosen]));
}

const isFilled = (cell: Cell | undefined): boolean => comparable(String(cell ?? "")) !== "";

/**
 * A 53-bit hash of a text: two FNV-1a style lanes, each multiplied and mixed, then joined.
 *
 * @source G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, The FNV Non-Cryptographic Hash Algorithm
 */
function hashed(text: string): string {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 15), 0x85ebca6b);
  }
  return (high >>> 0).toString(16).padStart(8, "0").slice(2) + (low >>> 0).toString(16).padStart(8, "0");
}
