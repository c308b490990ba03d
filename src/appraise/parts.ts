import { allocateByLargestRemainder } from "../engine/allocate.ts";
import { type Pence, roundHalfAway } from "../units.ts";
import type { Facts } from "../workbook/facts.ts";
import type { MappingRow } from "../workbook/sheets/mapping.ts";
import type { Figures, ProjectFigures } from "./projects.ts";

/** One line of stage 4 with its part of its project's benefits and costs, in pence. */
export interface Part {
  readonly line: MappingRow;
  readonly points: number;
  readonly benefit: number;
  readonly cost: number;
}

/** Shares a project's benefits and costs out over its lines. */
export function partsOf(project: ProjectFigures, figures: Figures, facts: Facts): Part[] {
  const { lines } = project.facts;
  const benefit = lines.map(() => 0);
  const cost = lines.map(() => 0);
  const share = (amount: number, into: number[], fits: readonly ((line: MappingRow) => boolean)[]) => {
    const belongs = fits.find((each) => lines.some(each)) ?? (() => true);
    const weights = lines.map((line) => (belongs(line) ? Math.max(line.contribution, 1) : 0));
    allocateByLargestRemainder(amount, weights).forEach((part, at) => {
      into[at] = (into[at] ?? 0) + part;
    });
  };
  if (lines.length === 0) return [];
  for (const { line, present } of project.benefits)
    share(present, benefit, [
      ({ objective, family }) => objective === line.objective && family === line.family,
      ({ objective }) => objective === line.objective,
      ({ family }) => family === line.family,
    ]);
  for (const { line, present } of project.costs)
    share(present, cost, [
      ({ role, tool }) => role === line.role && tool === line.tool,
      ({ tool }) => tool === line.tool,
      ({ role }) => role === line.role && facts.role.has(role),
    ]);
  return lines.map((line, at) => ({
    line,
    points: figures.lines.points.get(line.row) ?? 0,
    benefit: benefit[at] ?? 0,
    cost: cost[at] ?? 0,
  }));
}

/** What every view says of the lines that they merge. */
export const merged = (parts: readonly Part[]) => ({
  projects: distinct(parts.map(({ line }) => line.project ?? "")).join(", "),
  objectives: distinct(parts.map(({ line }) => line.objective)).length,
  lines: parts.length,
  points: roundHalfAway(
    parts.reduce((sum, { points }) => sum + points, 0),
    6,
  ),
  benefit: parts.reduce((sum, { benefit }) => sum + benefit, 0) as Pence,
  cost: parts.reduce((sum, { cost }) => sum + cost, 0) as Pence,
  sources: parts.map(({ line }) => line.ref).join(", "),
});

const distinct = (names: readonly string[]): string[] => [...new Set(names)];
