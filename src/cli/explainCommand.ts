import type { Checked } from "../appraise/check.ts";
import type { Plan } from "../appraise/plan.ts";
import { portfolioRows } from "../appraise/portfolioRows.ts";
import type { ProjectFigures } from "../appraise/projects.ts";
import { inPounds } from "../appraise/say.ts";
import { saidSensitivity, sensitivityOf } from "../appraise/sensitivity.ts";
import { appraise } from "../appraise.ts";
import { refusal } from "../file/refusal.ts";
import type { Day } from "../units.ts";
import { comparable, nearest } from "../workbook/words.ts";
import { openWorkbook } from "./openWorkbook.ts";
import { type Output, printedTable, wrapped } from "./printing.ts";

/** Prints why one project is in, out or held back, what would change it, and every line behind its figures. */
export async function runExplain(
  path: string,
  ref: string,
  { day, draws }: { day: Day; draws?: number },
  { answer, progress }: Output,
): Promise<number> {
  progress(`Reading ${path}`);
  const { read } = await openWorkbook(path);
  const { checked, plan } = appraise(read.grids, { day, ...(draws === undefined ? {} : { draws }) });
  if (plan === null)
    throw refusal(
      "NOT-PLANNED",
      "Something that every figure rests on has to be put right first, so nothing was chosen. Run: twintrack check",
    );
  const told = { plan, checked, grids: read.grids };
  const wanted = comparable(ref);
  const project = plan.figures.projects.find(
    ({ ref: own, facts }) => comparable(own) === wanted || comparable(facts.project.project) === wanted,
  );
  if (project === undefined) {
    const near = nearest(
      ref,
      plan.figures.projects.map((each) => each.ref),
    );
    throw refusal(
      "NO-SUCH-PROJECT",
      `5 Consolidation has no project “${ref}”${near === undefined ? "" : `; did you mean ${near}?`}`,
    );
  }
  const row = portfolioRows(told).find((each) => each.ref === project.ref);
  const paragraph = (text: string | null | undefined) => (text ? [...wrapped(text, 100), ""] : []);
  for (const line of [
    `${project.ref} ${project.facts.project.project}: ${row?.decision}`,
    "",
    ...paragraph(row?.reason),
    ...paragraph(row?.change),
    ...paragraph(row?.override),
    ...(checked.notReady.has(project.ref) ? [] : figureLines(project, { checked, plan })),
  ])
    answer(line);
  return 0;
}

/** What its figures rest on, and every line behind them. */
const figureLines = (
  project: ProjectFigures,
  { checked, plan }: { readonly checked: Checked; readonly plan: Plan },
): string[] => [
  ...saidSensitivity(project, sensitivityOf(project, checked.facts, plan.figures)),
  "",
  ...printedTable(
    [
      { title: "Line", width: 8 },
      { title: "What", width: 44 },
      { title: "All years", width: 14, isFigure: true },
      { title: "Today", width: 14, isFigure: true },
    ],
    [
      ...project.costs.map(({ line, total, present }) => [
        line.ref,
        `${line.kind}, ${line.role}`,
        inPounds(-total),
        inPounds(-present),
      ]),
      ...project.benefits.map(({ line, priced, total, present }) => [
        line.ref,
        line.improves,
        priced ? inPounds(total) : "no price",
        priced ? inPounds(present) : "",
      ]),
      ["", "Expected loss", "", inPounds(-project.loss)],
      ["", "Net present value", "", inPounds(project.npv)],
    ],
  ),
];
