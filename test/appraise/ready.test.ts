import { describe, expect, test } from "vitest";
import { checkWorkbook } from "../../src/appraise/check.ts";
import type { Cell, Grid, Grids } from "../../src/workbook/grid.ts";
import { wholeWorkbook } from "../templates/whole.ts";

const example = wholeWorkbook("example");
const gridOf = (table: string, grids: Grids = example) => grids.get(table) as Grid;

/** The worked example with one cell changed, or with one heading renamed. */
const withCell = (
  [table, row, heading]: readonly [table: string, row: number, heading: string],
  value: Cell,
  grids: Grids = example,
): Grids => {
  const grid = gridOf(table, grids);
  const at = grid.headers.indexOf(heading);
  return new Map(grids).set(table, {
    ...grid,
    rows: grid.rows.map((cells, r) =>
      r === row ? cells.map((cell, c) => (c === at ? value : cell)) : cells,
    ),
  });
};
const withHeading = (table: string, from: string, to: string): Grids =>
  new Map(example).set(table, {
    ...gridOf(table),
    headers: gridOf(table).headers.map((heading) => (heading === from ? to : heading)),
  });
const rowWith = (table: string, heading: string, value: Cell): number =>
  gridOf(table).rows.findIndex((cells) => cells[gridOf(table).headers.indexOf(heading)] === value);

describe("nothing is worked out from what could not be read as a whole", () => {
  const cases: readonly (readonly [what: string, grids: Grids])[] = [
    ["a heading of Roles renamed", withHeading("Roles", "Team", "Teams")],
    ["a heading of Baselines renamed", withHeading("Baselines", "Source", "Sources")],
    ["a heading of Areas renamed", withHeading("Areas", "Note", "Notes")],
    ["the rate of a year typed as text", withCell(["Discounting", 0, "Rate year 1"], "3.5%")],
    ["the bias of a grade typed as text", withCell(["Evidence", 2, "Bias"], "ten")],
    [
      "a grade taken out",
      new Map(example).set("Evidence", { ...gridOf("Evidence"), rows: gridOf("Evidence").rows.slice(1) }),
    ],
    ["a table missing", new Map([...example].filter(([name]) => name !== "Baselines"))],
  ];

  test.each(cases)("%s", (_, grids) => {
    const checked = checkWorkbook(grids);
    expect(checked.figures).toBeNull();
    expect(checked.obstacles.length).toBeGreaterThan(0);
    for (const obstacle of checked.obstacles) expect(checked.issues).toContainEqual(obstacle);
  });
});

describe("a project waits where something of it cannot be read", () => {
  const project = String(gridOf("Costs").rows[0]?.[gridOf("Costs").headers.indexOf("Project")]);
  const ref = String(gridOf("Projects").rows[rowWith("Projects", "Project", project)]?.[0]);

  test("a cost whose project is misspelt holds back the project that it was likely meant for", () => {
    const misspelt = withCell(["Costs", 0, "Project"], `${project.slice(0, 6)}${project.slice(7)}`);
    expect([...checkWorkbook(misspelt).notReady.keys()]).toContain(ref);
    expect([...checkWorkbook(example).notReady.keys()]).toEqual([]);
  });

  test("a benefit that cannot be read holds back every project that shares its baseline", () => {
    const benefits = gridOf("Benefits");
    const [at, baselineAt] = [benefits.headers.indexOf("Project"), benefits.headers.indexOf("Baseline")];
    const row = benefits.rows.findIndex((cells) => cells[baselineAt] !== null);
    const sharers = new Set(
      benefits.rows
        .filter((cells) => cells[baselineAt] === benefits.rows[row]?.[baselineAt])
        .map((cells) => cells[at]),
    );
    const waiting = checkWorkbook(withCell(["Benefits", row, "Evidence grade"], null)).notReady;
    expect(sharers.size).toBeGreaterThan(1);
    for (const name of sharers)
      expect([...waiting.keys()]).toContain(
        String(gridOf("Projects").rows[rowWith("Projects", "Project", name as Cell)]?.[0]),
      );
  });

  test("an area that another stands for, and that cannot be read itself, holds back the projects of both", () => {
    const areas = gridOf("Areas");
    const go = areas.rows.flatMap((cells, row) =>
      cells[areas.headers.indexOf("Decision")] === "Go" ? [row] : [],
    );
    const [one = 0, other = 0] = go;
    const joined = withCell(["Areas", one, "Same as"], String(areas.rows[other]?.[0]));
    const unread = checkWorkbook(withCell(["Areas", other, "Reach"], "lots", joined));
    const name = areas.rows[one]?.[areas.headers.indexOf("Area")];
    const mapping = gridOf("Mapping");
    const projects = new Set(
      mapping.rows
        .filter((cells) => cells[mapping.headers.indexOf("Area")] === name)
        .map((cells) => cells[mapping.headers.indexOf("Project")]),
    );
    for (const each of projects)
      expect([...unread.notReady.keys()]).toContain(
        String(gridOf("Projects").rows[rowWith("Projects", "Project", each as Cell)]?.[0]),
      );
  });
});

test("S26: an area under another's name is still found by its own", () => {
  const areas = gridOf("Areas");
  const row = areas.rows.findIndex(
    (cells) => cells[areas.headers.indexOf("Area")] === "Community Consultations",
  );
  const engagement =
    areas.rows.find((cells) => cells[areas.headers.indexOf("Area")] === "Community Engagement")?.[0] ?? null;
  const joined = withCell(
    ["Areas", row, "Why parked"],
    "One team runs both",
    withCell(["Areas", row, "Same as"], engagement),
  );
  expect(checkWorkbook(joined).issues).toEqual([]);
});

test("a name or choice that the sheet's formulas would misread is worth a look", () => {
  const said = (grids: Grids) => checkWorkbook(grids).findings.map(({ message }) => message);
  expect(said(withCell(["Costs", 0, "Unit"], "Days "))).toContainEqual(
    expect.stringMatching(/spaces too many/),
  );
  expect(said(withCell(["Projects", 0, "Project"], "Are bins out?"))).toContainEqual(
    expect.stringMatching(/take \? for any letters/),
  );
});
