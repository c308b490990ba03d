import { buildTemplate } from "../src/file/build/buildTemplate.ts";
import type { Column } from "../src/workbook/column.ts";
import type { Cell, Grid } from "../src/workbook/grid.ts";
import { tables } from "../src/workbook/index.ts";
import { evaluation } from "../src/workbook/sheets/evaluation.ts";
import { columnsOf, type Table } from "../src/workbook/table.ts";
import { contentOf, guideMatter, here } from "../templates/sources.ts";

/**
 * The worked example with every table that officers fill in so many times over, through the project's own builder: each
 * copy has refs and names of its own and speaks of its own rows only, so that it is as valid as the one that it is of.
 */
export async function workedExample(times: number): Promise<Uint8Array> {
  const content = contentOf(here("example"));
  const grown = new Map([...content].map(([name, grid]) => [name, manyTimes(name, grid, times)]));
  const projects = grown.get("Projects")?.rows.length ?? 0;
  grown.set(evaluation.name, { headers: [], rows: Array.from({ length: projects + 20 }, () => []) });
  return buildTemplate(grown, { title: `The worked example ${times} times over`, guide: guideMatter });
}

function manyTimes(name: string, grid: Grid, times: number): Grid {
  const table = tables.find((one) => one.name === name);
  if (table === undefined || !grows(table)) return grid;
  const columns = grid.headers.map((title) => columnsOf(table).find(([, column]) => column.title === title));
  const copy = (row: readonly Cell[], round: number): readonly Cell[] =>
    row.map((cell, at) => {
      const [key, column] = columns[at] ?? [];
      if (typeof cell !== "string" || column === undefined || round === 0) return cell;
      if (key === table.key || key === table.label) return renamed(cell, table, round);
      return column.names === null ? cell : renamedIn(cell, column.names(), column, round);
    });
  const rows = Array.from({ length: times }, (_, round) => grid.rows.map((row) => copy(row, round)));
  return { ...grid, rows: rows.flat() };
}

const grows = ({ name, purpose, key }: Table): boolean =>
  purpose === "entry" && key !== null && name !== "Settings";

/** A cell that names rows of another table, so that it names the copies of the same round. */
function renamedIn(cell: string, of: Table, { accepts }: Column, round: number): string {
  if (!grows(of)) return cell;
  const names = accepts?.kind === "names" ? [cell] : cell.split(", ");
  return names.map((name) => renamed(name, of, round)).join(", ");
}

/** More than any table of the worked example has rows. */
const APART = 100;
/** One place for each round, so that no two names look like a slip of the other. */
const places = (
  "Ashby Brackley Corsham Dalton Egremont Fakenham Garstang Holt Ilkley Jarrow Keswick Ludlow Malton Northleach " +
  "Olney Pershore Queensbury Ripley Selby Tenbury"
).split(" ");

/** The name of a copy: "P03" → "P103" in the first round, "Libraries" → "Libraries Brackley". */
function renamed(name: string, { prefix }: Table, round: number): string {
  const number = prefix !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : "";
  return /^\d+$/.test(number)
    ? `${prefix}${Number(number) + round * APART}`
    : `${name} ${places[round] ?? round}`;
}
