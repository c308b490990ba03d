import { finder } from "./finder.ts";
import { readForm } from "./form.ts";
import type { Grid, Grids, Issue } from "./grid.ts";
import { type Find, type Read, readTable } from "./readTable.ts";
import { areas } from "./sheets/areas.ts";
import { baselines } from "./sheets/baselines.ts";
import { benefits } from "./sheets/benefits.ts";
import { channels } from "./sheets/channels.ts";
import { costs } from "./sheets/costs.ts";
import { discounting } from "./sheets/discounting.ts";
import { evidence } from "./sheets/evidence.ts";
import { actionPatterns } from "./sheets/ideas.ts";
import { mapping } from "./sheets/mapping.ts";
import { objectives } from "./sheets/objectives.ts";
import { policy } from "./sheets/policy.ts";
import { projects } from "./sheets/projects.ts";
import { risks } from "./sheets/risks.ts";
import { roles } from "./sheets/roles.ts";
import { type Settings, settings } from "./sheets/settings.ts";
import { tools } from "./sheets/tools.ts";
import { columnsOf, type Entry, type Table, type Unfinished } from "./table.ts";

/** The tables that an officer fills in, by the name they have in code. */
export const entryTables = {
  areas,
  objectives,
  tools,
  mapping,
  projects,
  costs,
  benefits,
  risks,
  policy,
  roles,
  channels,
  baselines,
  evidence,
  discounting,
  actionPatterns,
} as const;
type EntryTables = typeof entryTables;

/** Everything that was entered and can count, table by table, in the order of the rows. */
export type Entries = { readonly [K in keyof EntryTables]: readonly Entry<EntryTables[K]>[] } & {
  readonly settings: Partial<Settings>;
};
/** The rows that cannot count yet, table by table: what could be read of them. */
export type UnfinishedRows = { readonly [K in keyof EntryTables]: readonly Unfinished<EntryTables[K]>[] };

/** One workbook as read: what counts, what does not yet, and what to put right cell by cell. */
export interface Workbook {
  readonly entries: Entries;
  readonly unfinished: UnfinishedRows;
  readonly issues: readonly Issue[];
}

/** Cells in, entries out: every table read once, names turned into refs, issues in the order of the sheets. */
export function readEntries(grids: Grids): Workbook {
  const find = finder(grids);
  const read = Object.entries(entryTables).map(([key, table]) => ({ key, ...readOnce(table, grids, find) }));
  const form = readForm(settings, grids.get(settings.name), find);
  const under = <T>(pick: (each: (typeof read)[number]) => T) =>
    Object.fromEntries(read.map((each) => [each.key, pick(each)]));
  return {
    entries: { ...under(({ entries }) => entries), settings: form.settings } as unknown as Entries,
    unfinished: under(({ unfinished }) => unfinished) as unknown as UnfinishedRows,
    issues: [...read.flatMap(({ issues }) => issues), ...form.issues],
  };
}

/** A table as it was last read, and the grids that its reading rests on. */
interface Reading {
  readonly of: Table;
  readonly beside: readonly (Grid | undefined)[];
  readonly read: Read<Table>;
}
const readings = new WeakMap<Grid, Reading>();

/** Reads a table, unless it and all the tables that it names rows of are the very same as the last time. */
function readOnce(of: Table, grids: Grids, find: Find): Read<Table> {
  const grid = grids.get(of.name);
  const before = grid && readings.get(grid);
  const beside = columnsOf(of).map(([, { names }]) => grids.get(names?.().name ?? of.name));
  if (before?.of === of && before.beside.every((each, at) => each === beside[at])) return before.read;
  const read = readTable(of, grid, find);
  if (grid !== undefined) readings.set(grid, { of, beside, read });
  return read;
}
