import type { Facts } from "../workbook/facts.ts";
import type { Cell, Grid } from "../workbook/grid.ts";
import type { ChoiceRow } from "../workbook/sheets/choice.ts";
import { kpis } from "../workbook/sheets/kpis.ts";
import { countOf, inPercent } from "./say.ts";

/** One KPI of the plan: what it belongs to, and how much of the way to its target has been gone, where that is known. */
interface Followed {
  readonly project: string;
  readonly families: readonly string[];
  readonly area: string;
  readonly progress: number | null;
}

const TOPIC = "Delivered so far";
/** The part of all KPIs that must have a figure before anything is said of them together. */
const ENOUGH = 1 / 2;
/** The part of those that must be nearer their targets for the claim to be supported. */
const MOST = 2 / 3;

/**
 * The choice sheet's rows about what has been delivered of what was expected, from the actuals typed on KPIs: by
 * project, by family and by area, and whether they bear out that projects chosen so deliver. None before the first
 * actual.
 *
 * @param grid the KPIs as they are to be written, with their standing
 */
export function deliveredRows(grid: Grid, facts: Facts): ChoiceRow[] {
  const followed = followedIn(grid, facts);
  const known = followed.filter(({ progress }) => progress !== null);
  if (known.length === 0) return [];
  return [
    claim(followed),
    ...progressBy(known, ({ project }) => [project]),
    ...progressBy(known, ({ families }) => families),
    ...progressBy(known, ({ area }) => [area]),
  ];
}

function followedIn({ headers, rows }: Grid, facts: Facts): readonly Followed[] {
  const cellOf = (row: readonly Cell[], key: keyof typeof kpis.columns): Cell =>
    row[headers.indexOf(kpis.columns[key].title)] ?? null;
  return rows
    .filter((row) => cellOf(row, "standing") === "In the plan")
    .map((row) => {
      const ref = String(cellOf(row, "ref"));
      const objective = facts.entries.objectives.find((each) => ref.endsWith(`-${each.ref}`));
      const progress = cellOf(row, "progress");
      return {
        project: String(cellOf(row, "project")),
        families: String(cellOf(row, "family") ?? "").split(", "),
        area: facts.countsAs(objective?.area ?? "")?.area ?? "",
        progress: typeof progress === "number" ? progress : null,
      };
    });
}

/** Whether the figures so far bear out that more projects deliver, with the counts behind it. */
function claim(followed: readonly Followed[]): ChoiceRow {
  const known = followed.flatMap(({ progress }) => progress ?? []);
  const nearer = known.filter((progress) => progress > 0).length;
  const behind = `${nearer} of the ${countOf(known.length, "KPI")} with a figure ${nearer === 1 ? "is" : "are"} nearer the target than at the start; ${followed.length - known.length} of ${followed.length} have no figure yet.`;
  const verdict =
    known.length < followed.length * ENOUGH
      ? "Too early to say"
      : nearer >= known.length * MOST
        ? "Supported"
        : "Not supported";
  return {
    topic: TOPIC,
    what: "That projects chosen so deliver",
    number: nearer,
    words: `${verdict}: ${behind}`,
  };
}

/** The mean of what has been gone of the way, for each name that KPIs stand under. */
function progressBy(known: readonly Followed[], of: (kpi: Followed) => readonly string[]): ChoiceRow[] {
  const names = [...new Set(known.flatMap(of))].filter((name) => name !== "");
  return names.map((name) => {
    const gone = known.filter((kpi) => of(kpi).includes(name)).flatMap(({ progress }) => progress ?? []);
    // One that went far past its target does not make up for others that stay short of theirs.
    const mean = gone.reduce((sum, each) => sum + Math.min(1, each), 0) / gone.length;
    return {
      topic: TOPIC,
      what: name,
      number: mean,
      words: `${countOf(gone.length, "KPI")} with a figure ${gone.length === 1 ? "has" : "have"} gone ${inPercent(mean)} of the way to target${gone.length === 1 ? "" : ", in the mean"}.`,
    };
  });
}
