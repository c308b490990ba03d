import type { OverClaim } from "../engine/claims.ts";
import { discountSchedules } from "../parameters/discounting.ts";
import { evidenceScheme } from "../parameters/evidence.ts";
import { type Facts, groupBy } from "../workbook/facts.ts";
import type { Issue } from "../workbook/grid.ts";
import { YEARS, yearsOf } from "../workbook/years.ts";
import type { Figures } from "./projects.ts";
import { inNumbers, inPercent, listed } from "./say.ts";

/** What the figures show that is worth a look: over-claimed baselines, and parameters that are the council's own. */
export const figureFindings = (facts: Facts, { lines }: Figures): readonly Issue[] => [
  ...overClaimed(facts, lines.overClaims),
  ...ownGrades(facts),
  ...ownSchedule(facts),
];

/** A baseline that its lines together claim more of than there is: said once, with the years and what counts. */
function overClaimed({ entries }: Facts, overClaims: readonly OverClaim[]): Issue[] {
  return [...groupBy(overClaims, ({ baseline }) => baseline)].flatMap(([ref, claims]) => {
    const baseline = entries.baselines.find((each) => each.ref === ref);
    const worst = [...claims].sort((a, b) => b.claimed - a.claimed)[0];
    if (baseline === undefined || worst === undefined) return [];
    const claimants = [
      ...new Set(
        entries.benefits.flatMap(({ baseline: named, project }) =>
          named === ref && project !== null ? [project] : [],
        ),
      ),
    ];
    return [
      {
        table: "Baselines",
        row: baseline.row,
        column: "Quantity a year",
        message: `${listed(claimants)} together claim up to ${inNumbers(worst.claimed)} of ${inNumbers(worst.quantity)} ${baseline.counted}, in ${claims.length === 1 ? "year" : "years"} ${listed(claims.map(({ year }) => String(year)))}; each claim counts for as little as ${inPercent(worst.quantity / worst.claimed)}`,
      },
    ];
  });
}

/** Evidence grades whose bias or spread is not the shipped scheme's. */
export const ownGrades = ({ entries }: Facts): Issue[] =>
  entries.evidence.flatMap(({ row, grade, bias, spread }) => {
    const shipped = evidenceScheme.grades.find((each) => each.grade === grade);
    if (shipped === undefined || (shipped.bias === bias && shipped.spread === spread)) return [];
    return [
      {
        table: "Evidence",
        row,
        column: "Bias",
        message: `Grade ${grade} has the council's own bias or spread; as shipped they are ${inPercent(shipped.bias)} and ${inPercent(shipped.spread)}`,
      },
    ];
  });

/** The chosen schedule, where its rates are not those of the edition that it names. */
export function ownSchedule({ entries }: Facts): Issue[] {
  const chosen = entries.discounting.find(({ schedule }) => schedule === entries.settings.schedule);
  const shipped = discountSchedules.find(({ name }) => name === chosen?.schedule);
  if (chosen === undefined || shipped === undefined) return [];
  const rates = yearsOf(chosen, "rate");
  const differs = YEARS.slice(1).some(
    (year) => shipped.bands.find(({ untilYear }) => year <= untilYear)?.rate !== rates[year],
  );
  return differs
    ? [
        {
          table: "Discounting",
          row: chosen.row,
          column: "Schedule",
          message: `The rates are not those of ${chosen.schedule}; give the council's own schedule a name of its own`,
        },
      ]
    : [];
}
