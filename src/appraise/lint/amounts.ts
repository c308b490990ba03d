import { isCumulative, outliers, repeatedRoundNumbers } from "../../engine/patterns.ts";
import type { Facts } from "../../workbook/facts.ts";
import { kpis, PERIODS } from "../../workbook/sheets/kpis.ts";
import { headingPositions } from "../../workbook/table.ts";
import { yearsOf } from "../../workbook/years.ts";
import { inNumbers, inPounds } from "../say.ts";
import type { Lint } from "./kind.ts";

/** The lines whose amounts run over the years, each with its table. */
const yearlyLines = ({ entries }: Facts) => [
  ...entries.costs.map((line) => ({ table: "Costs", row: line.row, amounts: yearsOf(line, "year") })),
  ...entries.benefits.map((line) => ({ table: "Benefits", row: line.row, amounts: yearsOf(line, "year") })),
];

const said = (factor: number): string =>
  factor >= 1
    ? `${factor} times its neighbours`
    : `a ${factor === 0.1 ? "tenth" : "hundredth"} of its neighbours`;

const slipOfTheFinger: Lint = {
  asks: "An amount is not ten or a hundred times its neighbours, or a tenth or hundredth of them.",
  findings: ({ facts }) => [
    ...yearlyLines(facts).flatMap(({ table, row, amounts }) =>
      outliers(amounts).map(({ position, factor }) => ({
        table,
        row,
        column: `Year ${position}`,
        message: `${inNumbers(amounts[position] ?? 0)} is about ${said(factor)}; is a digit too many or too few?`,
      })),
    ),
    ...outliers(facts.entries.roles.map(({ rate }) => rate)).map(({ position, factor }) => {
      const role = facts.entries.roles[position];
      return {
        table: "Roles",
        row: role?.row ?? 0,
        column: "Day rate",
        message: `${inPounds(role?.rate ?? 0)} a day is about ${said(factor)}; is it the rate of a day?`,
      };
    }),
  ],
};

const runningTotal: Lint = {
  asks: "A KPI's figures are each period's own, not running totals.",
  findings: ({ grids }) => {
    const grid = grids.get(kpis.name);
    if (grid === undefined) return [];
    const where = headingPositions(grid);
    const target = where.get("target") ?? -1;
    return grid.rows.flatMap((cells, row) => {
      const typed = PERIODS.map((period) => cells[where.get(`actual ${period}`) ?? -1]).filter(
        (cell): cell is number => typeof cell === "number",
      );
      const goal = cells[target];
      return isCumulative(typed, typeof goal === "number" ? goal : null)
        ? [
            {
              table: kpis.name,
              row,
              column: `Actual ${typed.length}`,
              message:
                "These figures climb to the year's target like running totals; is each the figure of its own period?",
            },
          ]
        : [];
    });
  },
};

const sameRoundNumber: Lint = {
  asks: "A round number is not repeated down a column in place of estimates.",
  findings: ({ facts: { entries } }) => {
    const columns: readonly (readonly [
      table: string,
      column: string,
      rows: readonly { row: number; amount: number }[],
    ])[] = [
      ["Costs", "Year 0", entries.costs.map((line) => ({ row: line.row, amount: line.year0 }))],
      ["Benefits", "Year 1", entries.benefits.map((line) => ({ row: line.row, amount: line.year1 }))],
      ["Risks", "Loss if it happens", entries.risks.map(({ row, loss }) => ({ row, amount: loss / 100 }))],
    ];
    return columns.flatMap(([table, column, rows]) =>
      repeatedRoundNumbers(rows.map(({ amount }) => amount)).map(({ number, positions }) => ({
        table,
        row: rows[positions[0] ?? 0]?.row ?? 0,
        column,
        message: `${inNumbers(number)} stands ${positions.length} times in this column; are they estimates, or the same guess?`,
      })),
    );
  },
};

const moreThanThereIs: Lint = {
  asks: "No benefit alone claims more than its baseline holds; together they are capped.",
  findings: ({ facts: { entries } }) => {
    const baselines = new Map(entries.baselines.map((baseline) => [baseline.ref, baseline]));
    return entries.benefits.flatMap((line) => {
      const baseline = baselines.get(line.baseline ?? "");
      const year =
        baseline === undefined
          ? -1
          : yearsOf(line, "year").findIndex((quantity) => quantity > baseline.quantity);
      return baseline === undefined || year < 0
        ? []
        : [
            {
              table: "Benefits",
              row: line.row,
              column: `Year ${year}`,
              message: `${line.ref} claims ${inNumbers(yearsOf(line, "year")[year] ?? 0)} of ${baseline.counted}, and there are only ${inNumbers(baseline.quantity)} in a year`,
            },
          ];
    });
  },
};

const allAtTheTop: Lint = {
  asks: "A project's contributions are told apart, not all at 100.",
  findings: ({ facts }) =>
    facts.projects
      .filter(({ lines }) => lines.length > 1 && lines.every(({ contribution }) => contribution === 100))
      .map(({ project, lines }) => ({
        table: "Mapping",
        row: lines[0]?.row ?? 0,
        column: "Contribution",
        message: `Every line of ${project.ref} contributes 100, which means transforming; is each of them?`,
      })),
};

export const amountLints: readonly Lint[] = [
  slipOfTheFinger,
  runningTotal,
  sameRoundNumber,
  moreThanThereIs,
  allAtTheTop,
];
