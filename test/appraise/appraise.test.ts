import { describe, expect, test } from "vitest";
import { appraise } from "../../src/appraise.ts";
import type { Day } from "../../src/units.ts";
import type { Cell, Grid, Grids } from "../../src/workbook/grid.ts";
import { wholeWorkbook } from "../templates/whole.ts";

const day = "2026-11-22" as Day;
const example = wholeWorkbook("example");
const plan = (grids: Grids) => appraise(grids, { day, draws: 0 });

/** The worked example with one table's rows changed. */
function withRows(
  table: string,
  change: (row: readonly Cell[], headers: readonly string[], at: number) => readonly Cell[],
  grids: Grids = example,
): Grids {
  const grid = grids.get(table) as Grid;
  return new Map(grids).set(table, {
    ...grid,
    rows: grid.rows.map((row, at) => change(row, grid.headers, at)),
  });
}
const set = (
  table: string,
  heading: string,
  value: (was: Cell, row: readonly Cell[]) => Cell,
  grids: Grids = example,
) =>
  withRows(
    table,
    (row, headers) => row.map((cell, at) => (headers[at] === heading ? value(cell, row) : cell)),
    grids,
  );
const setting = (changes: Readonly<Record<string, Cell>>, grids: Grids = example) =>
  withRows(
    "Settings",
    ([name = null, value = null, ...rest]) => [
      name,
      String(name) in changes ? (changes[String(name)] ?? null) : value,
      ...rest,
    ],
    grids,
  );
const emptied = (...tables: string[]): Grids =>
  tables.reduce<Grids>(
    (grids, table) => new Map(grids).set(table, { ...(grids.get(table) as Grid), rows: [] }),
    example,
  );

/** Every number that was worked out or is about to be written. */
function numbersOf({ plan: made, results }: ReturnType<typeof appraise>): number[] {
  const cells = [...results.values()]
    .flatMap(({ rows }) => rows.flat())
    .filter((cell) => typeof cell === "number");
  const figures = (made?.figures.projects ?? []).flatMap(({ value, npv, points, rank, cash }) => [
    value,
    npv,
    points,
    rank,
    cash,
  ]);
  return [...cells, ...figures];
}

describe("whatever is entered, nothing fails and no figure is not a number", () => {
  const cases: readonly (readonly [what: string, grids: Grids])[] = [
    ["no projects", emptied("Projects")],
    [
      "one project",
      new Map(example).set("Projects", {
        ...(example.get("Projects") as Grid),
        rows: (example.get("Projects") as Grid).rows.slice(0, 1),
      }),
    ],
    [
      "nothing entered but the settings",
      emptied(
        "Areas",
        "Objectives",
        "Tools",
        "Mapping",
        "Projects",
        "Costs",
        "Benefits",
        "Risks",
        "Policy",
        "Roles",
        "Channels",
        "Baselines",
      ),
    ],
    ["no costs", emptied("Costs")],
    ["no benefits", emptied("Benefits")],
    ["everything blocked", set("Projects", "Service owner", () => null)],
    [
      "no budget at all",
      setting(Object.fromEntries([0, 1, 2, 3, 4].map((year) => [`Budget year ${year}`, 0]))),
    ],
    [
      "no staff days at all",
      setting(Object.fromEntries([0, 1, 2, 3, 4].map((year) => [`Staff days year ${year}`, 0]))),
    ],
    [
      "no weights at all",
      setting(
        Object.fromEntries(
          ["sustainability", "responsiveness", "reputation", "lower operating costs", "social impact"].map(
            (family) => [`Weight of ${family}`, 0],
          ),
        ),
      ),
    ],
    ["importances of nothing", set("Objectives", "Importance", () => 0)],
    ["baselines of nothing", set("Baselines", "Quantity a year", () => 0)],
    [
      "circular needs",
      set("Projects", "Needs", (_, row) => (row[0] === "P01" ? "P02" : row[0] === "P02" ? "P01" : null)),
    ],
    ["a must-do that cannot be afforded", setting({ "Budget year 1": 10, "Budget year 2": 10 })],
    ["no more than no projects", setting({ "At most how many projects": 0 })],
    ["points worth nothing", setting({ "Value of one point": 0 })],
    ["no settings", new Map([...example].filter(([name]) => name !== "Settings"))],
    ["nothing", new Map()],
  ];

  test.each(cases)("%s", (_, grids) => {
    const appraisal = plan(grids);
    for (const number of numbersOf(appraisal)) expect(Number.isFinite(number)).toBe(true);
    expect(appraisal.results.has("Checks")).toBe(true);
  });
});

describe("rules that cannot hold together", () => {
  const impossible = plan(setting({ "Budget year 2": 10 }));
  const rows = (impossible.results.get("Choice") as Grid).rows;

  test("are named, with the least extra money that would let them hold", () => {
    expect(impossible.plan?.selection.status).toBe("infeasible");
    const clash = rows.find(
      ([topic, what]) => topic === "Clash" && what === "Rules that cannot hold together",
    );

    expect(clash?.[4]).toMatch(/Budget year 2/);
    const relief = rows.find(([, what]) => what === "Least extra cash that would let them hold");
    expect(Number(relief?.[2])).toBeGreaterThan(0);
  });

  test("that much more money and they do", () => {
    const rises = impossible.plan?.alternatives.relief?.rises ?? [];
    const raised = Object.fromEntries(
      rises.map(({ name, rise }) => [name, (name === "Budget year 2" ? 10 : budget(name)) + rise / 100]),
    );
    expect(plan(setting({ "Budget year 2": 10, ...raised })).plan?.selection.status).toBe("optimal");
  });
  const budget = (name: string): number =>
    Number((example.get("Settings") as Grid).rows.find(([setting]) => setting === name)?.[1]);
});

describe("the twin track", () => {
  test("S29: what the rule costs is what would be gained without it, and the best pair is in the best portfolio", () => {
    const paired = plan(example);
    const free = plan(setting({ "Twin track": "Off" }));
    const value = (appraisal: typeof paired) =>
      appraisal.plan?.selection.status === "optimal" ? appraisal.plan.selection.value : Number.NaN;
    expect(paired.plan?.alternatives.twinTrackPrice).toBe(value(free) - value(paired));
    const [best] = paired.plan?.alternatives.bestPairs ?? [];
    expect(best?.value).toBe(value(paired));
    expect(paired.plan?.chosen.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining([best?.activity, best?.service]),
    );
  });

  test("S29: where the budget allows no pair, that is said with the cheapest one", () => {
    const poor = plan(
      setting(
        { "Budget year 0": 100 },
        set("Projects", "Must do", () => "No"),
      ),
    );
    const rows = (poor.results.get("Choice") as Grid).rows;
    expect(poor.plan?.selection.status).toBe("infeasible");
    expect(rows.find(([, what]) => String(what).startsWith("Cheapest pair"))?.[4]).toContain(
      "The limits leave no room for a pair",
    );
  });
});

describe("the action plan", () => {
  const { results } = plan(example);
  const grid = results.get("Actions") as Grid;
  const cell = (row: readonly Cell[], heading: string) => row[grid.headers.indexOf(heading)];
  const byRef = new Map(grid.rows.map((row) => [cell(row, "Ref"), row]));

  test("S18: every action has owner, start, end and measure, and starts after what it depends on has ended", () => {
    expect(byRef.size).toBe(grid.rows.length);
    for (const row of grid.rows) {
      for (const heading of ["Owner", "Start", "End", "Measure"])
        expect(cell(row, heading), `${cell(row, "Ref")} ${heading}`).not.toBeNull();
      expect(Number(cell(row, "End"))).toBeGreaterThanOrEqual(Number(cell(row, "Start")));
      for (const before of String(cell(row, "Depends on") ?? "")
        .split(", ")
        .filter(Boolean))
        expect(Number(cell(byRef.get(before) ?? [], "End"))).toBeLessThan(Number(cell(row, "Start")));
    }
  });

  test("S19: each action falls in the planning round that closed last before it starts", () => {
    for (const row of grid.rows)
      expect(cell(row, "Planning round")).toMatch(/^Round \d, closes \d+ \w+ \d{4}$/);
  });
});

describe("laws of the whole", () => {
  test("the order of rows on every sheet changes no project's figures and no decision", () => {
    const reversed: Grids = new Map(
      [...example].map(([name, grid]) => [name, { ...grid, rows: [...grid.rows].reverse() }]),
    );
    const facts = (grids: Grids) =>
      new Map(
        plan(grids)
          .plan?.figures.projects.map(({ ref, value, npv, points, rank }) => [
            ref,
            { value, npv, points, rank },
          ])
          .sort() as [string, object][],
      );
    expect(facts(reversed)).toEqual(facts(example));
    expect(plan(reversed).plan?.decisions.get("P01")).toBe(plan(example).plan?.decisions.get("P01"));
  });

  test("the order of columns changes nothing at all", () => {
    const turned: Grids = new Map(
      [...example].map(([name, { headers, rows }]) => [
        name,
        { headers: [...headers].reverse(), rows: rows.map((row) => [...row].reverse()) },
      ]),
    );
    expect(plan(turned).results.get("Portfolio")).toEqual(plan(example).results.get("Portfolio"));
  });

  test("a name may be given by ref or by label, in any case and spacing", () => {
    const projects = example.get("Projects") as Grid;
    const refs = new Map(projects.rows.map((row) => [row[projects.headers.indexOf("Project")], row[0]]));
    const respelt = set("Costs", "Project", (was) => ` ${String(refs.get(was) ?? was).toLowerCase()} `);
    expect(plan(respelt).results.get("Portfolio")).toEqual(plan(example).results.get("Portfolio"));
  });
});
