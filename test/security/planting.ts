import type { Cell, Grid, Grids } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";

/** Where an officer, or whoever sends them a workbook, can put a text of their own: a table and a column of words. */
// biome-ignore format: reads as a table
export const places = [
  ["area",        "Areas",      "Area"],
  ["parked",      "Areas",      "Why parked"],
  ["note",        "Areas",      "Note"],
  ["objective",   "Objectives", "Objective"],
  ["outcome",     "Objectives", "Outcome"],
  ["tool",        "Tools",      "Tool"],
  ["use",         "Mapping",    "Contribution"],
  ["choice",      "Mapping",    "Family"],
  ["project",     "Projects",   "Project"],
  ["cost",        "Costs",      "Kind"],
  ["benefit",     "Benefits",   "What improves"],
  ["risk",        "Risks",      "Risk"],
  ["role",        "Roles",      "Role"],
] as const satisfies readonly (readonly [place: string, table: string, column: string])[];

/** A text as it stands in one place, so that it can be told from the same text in another. */
export const textAt = (place: string, text: string): string =>
  text.length > 32_000 ? text : `${text} ${place}`;

/** A workbook in which every text stands in a row of its own in every place; the rest of a row is an honest one's. */
export function plantedIn(
  grids: Grids,
  texts: readonly string[],
  where: readonly (typeof places)[number][] = places,
): Grids {
  const planted = new Map(grids);
  for (const name of new Set(where.map(([, table]) => table))) {
    const grid = grids.get(name);
    if (grid === undefined) throw new Error(`there is no table ${name}`);
    const columns = where.filter(([, table]) => table === name);
    const rows = texts.map((text, at) => {
      const honest = grid.rows[0] ?? [];
      return grid.headers.map((heading, c): Cell => {
        const [place] = columns.find(([, , column]) => column === heading) ?? [];
        if (place !== undefined) return textAt(place, text);
        return c === 0 ? `X${at}` : (honest[c] ?? null);
      });
    });
    planted.set(name, { ...grid, rows: [...grid.rows, ...rows] });
  }
  return planted;
}

/** The same as names of sheets, as headings of columns of somebody's own, and in one setting. */
export function plantedAsNames(grids: Grids, texts: readonly string[]): Grids {
  let at = 0;
  const next = (): string => texts[at++ % texts.length] ?? "";
  return new Map(
    tables.flatMap(({ name }): [string, Grid][] => {
      const grid = grids.get(name);
      if (grid?.corner === undefined) return [];
      const own = texts.slice(0, 60);
      const rows = grid.rows.map((row, r) => [
        ...(name === "Settings" && r === 0 ? [row[0] ?? null, textAt("setting", next())] : row),
        ...own.map(() => null),
      ]);
      const headers = [...grid.headers, ...own];
      return [[name, { headers, rows, corner: { ...grid.corner, sheet: textAt("sheet", next()) } }]];
    }),
  );
}
