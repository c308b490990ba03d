import { describe, expect, test } from "vitest";
import { inFrequency, inNumbers, inPercent, inPercentAtLeast, saidPayback } from "../../src/appraise/say.ts";
import { appraise } from "../../src/appraise.ts";
import type { Day } from "../../src/units.ts";
import type { Cell, Grids } from "../../src/workbook/grid.ts";
import { wholeWorkbook } from "../templates/whole.ts";

type Edit = readonly [table: string, ref: string, heading: string, value: Cell];

/** The worked example, planned with cells changed: by table, ref (or setting, or role) and heading. */
const planned = (...edits: readonly Edit[]) => plannedUntil(() => false, ...edits);

/** The same, the search ended where `stop` says so. */
function plannedUntil(stop: () => boolean, ...edits: readonly Edit[]) {
  const grids = new Map(wholeWorkbook("example"));
  for (const [table, ref, heading, value] of edits) {
    const grid = grids.get(table);
    const at = grid?.headers.indexOf(heading) ?? -1;
    if (grid === undefined || at < 0 || !grid.rows.some(([first]) => first === ref))
      throw new Error(`No ${heading} of ${ref} in ${table}`);
    grids.set(table, {
      ...grid,
      rows: grid.rows.map((row) => (row[0] === ref ? row.map((cell, c) => (c === at ? value : cell)) : row)),
    });
  }
  const made = appraise(grids, { day: "2026-11-22" as Day, draws: 0, stop });
  const rows = (table: string) => rowsOf(made.results, table);
  return {
    ...made,
    rows,
    project: (ref: string) => rows("Portfolio").find(({ Ref }) => Ref === ref),
    choice: (what: RegExp) => rows("Choice").find(({ What }) => what.test(String(What))),
    said: rows("Checks").map(({ What }) => String(What)),
  };
}

const rowsOf = (grids: Grids, table: string): Record<string, Cell>[] => {
  const grid = grids.get(table);
  return (grid?.rows ?? []).map((row) =>
    Object.fromEntries((grid?.headers ?? []).map((heading, at) => [heading, row[at] ?? null])),
  );
};
const budgets = (amount: number): Edit[] =>
  [0, 1, 2, 3, 4].map((year) => ["Settings", `Budget year ${year}`, "Value", amount]);
const example = planned();

describe("what would change a decision", () => {
  test("a project too dear by itself is told the budget that would bring it in, though no portfolio holds it now", () => {
    const dearest = example.plan?.candidates.reduce((a, b) => ((b.use[0] ?? 0) > (a.use[0] ?? 0) ? b : a));
    const poor = planned([
      "Settings",
      "Budget year 0",
      "Value",
      Math.floor((dearest?.use[0] ?? 0) / 100) - 1,
    ]);
    expect(poor.plan?.flips.get(dearest?.ref ?? "")?.margin).toBeNull();
    expect(poor.project(dearest?.ref ?? "")?.["What would change it"]).toMatch(/^It would come in if /);
  });
});

describe("why a project is in, out or held back", () => {
  test("one that is worth less than it costs is said to be so, and nothing is claimed of every budget", () => {
    const out = example.plan?.figures.projects.filter(
      ({ ref, value }) => value <= 0 && example.plan?.decisions.get(ref) === "Hold",
    );
    expect(out?.length).toBeGreaterThan(0);
    for (const { ref } of out ?? [])
      expect(example.project(ref)?.Reason).toMatch(/^Out: it costs more than it is worth\./);
  });

  test("one that another betters in every way says which", () => {
    const found = example.plan?.figures.projects.find(
      ({ ref, dominatedBy }) => dominatedBy !== null && example.plan?.decisions.get(ref) !== "Blocked",
    );
    expect(found).toBeDefined();
    expect(example.project(found?.ref ?? "")?.Reason).toContain(
      `${found?.dominatedBy} costs no more cash and yields no less, in net present value and in every family of benefit.`,
    );
  });
});

describe("where the search is stopped before any set was found", () => {
  const quarter = [37_500, 53_750, 46_250, 38_750, 40_000].map(
    (amount, year): Edit => ["Settings", `Budget year ${year}`, "Value", amount],
  );
  const none = plannedUntil(() => true, ...quarter);

  test("nothing is said of funded projects or of a best portfolio", () => {
    expect(none.plan?.selection.status).toBe("unknown");
    const held = none.rows("Portfolio").filter(({ Decision }) => Decision === "Hold");
    expect(held.length).toBeGreaterThan(0);
    for (const row of held) {
      expect(row.Reason).toMatch(/^Out: the search was stopped before any set was found\./);
      expect(row["What would change it"]).toBeNull();
    }
    expect(none.choice(/^Funded$/)?.["In words"]).toBe("Stopped before any set was found.");
    expect(none.choice(/^On hold$/)?.["In words"]).toBe("They pass every gate; no set of them was found.");
  });
});

describe("where no set of projects keeps every rule", () => {
  const none = planned(...budgets(10));

  test("those on hold are not set beside a portfolio that there is not", () => {
    expect(none.plan?.selection.status).toBe("infeasible");
    const held = none.rows("Portfolio").filter(({ Decision }) => Decision === "Hold");
    expect(held.length).toBeGreaterThan(0);
    for (const row of held) {
      expect(row.Reason).toMatch(/^Out: no set of projects keeps every rule at once; see 7 Choice\./);
      expect(row["What would change it"]).toBeNull();
    }
    expect(none.choice(/^On hold$/)?.["In words"]).toBe("They pass every gate, but no set keeps every rule.");
  });

  test("the cheapest pair is shown only where the pairing and a limit clash", () => {
    const rivals = planned(["Projects", "P03", "Must do", "Yes"], ["Projects", "P17", "Must do", "Yes"]);
    expect(rivals.choice(/^Rules that cannot/)?.["In words"]).toContain("P17 must be done");
    expect(rivals.choice(/^Cheapest pair/)).toBeUndefined();
    const unpaired = planned(["Projects", "P06", "Must do", "No"], ...budgets(10));
    expect(unpaired.choice(/^Rules that cannot/)?.["In words"]).toContain("twin track");
    expect(unpaired.choice(/^Cheapest pair/)?.["In words"]).toMatch(/^The limits leave no room for a pair/);
  });
});

test("a ranking that can afford nothing is said to choose nothing", () => {
  const none = planned(
    ["Projects", "P06", "Must do", "No"],
    ["Settings", "Twin track", "Value", "Off"],
    ...budgets(0),
  );
  expect(none.choice(/ranking's own choice/)?.["In words"]).toMatch(/would choose nothing/);
});

test("a project that must be done and is held back is named on Choice and on Checks", () => {
  const held = planned(["Projects", "P06", "Service owner", null]);
  expect(example.choice(/^Must be done/)).toBeUndefined();
  expect(held.choice(/^Must be done but held back$/)).toMatchObject({ Number: 1, "In words": "P06" });
  expect(held.said).toContainEqual(expect.stringMatching(/^P06 must be done and is held back/));
});

describe("what the plan shows that is worth a look", () => {
  const served = (ref: string) =>
    example.plan?.chosen.find((each) => each.ref === ref)?.facts.objectives.filter(({ aim }) => aim) ?? [];

  test("S1: an aim whose kind is not said is shown all the same, and named", () => {
    const objectives = served("P01");
    const unsaid = planned(...objectives.map(({ ref }): Edit => ["Objectives", ref, "Aim kind", null]));
    expect(unsaid.project("P01")?.["Aims served"]).toBe(
      `Aims: ${[...new Set(objectives.map(({ aim }) => aim))].join("; ")}`,
    );
    for (const { ref } of objectives) expect(unsaid.said).toContain(`${ref} names an aim and not its kind`);
    expect(example.said.join("|")).not.toContain("names an aim and not its kind");
  });

  test("S15: a funded project none of whose objectives is measured has no KPI, and is named", () => {
    const measured = example.plan?.chosen.find(({ ref }) => ref === "P01")?.facts.objectives ?? [];
    const bare = planned(
      ...measured.flatMap(({ ref }): Edit[] => [
        ["Objectives", ref, "Measure", null],
        ["Objectives", ref, "Why no measure", "Nobody counts it yet"],
      ]),
      ["Projects", "P01", "Must do", "Yes"],
      ["Projects", "P01", "Why must do", "Decided by cabinet"],
    );
    expect(bare.plan?.decisions.get("P01")).toBe("Fund");
    expect(bare.said).toContainEqual(expect.stringMatching(/^P01 is funded and has no KPI/));
    expect(example.said.join("|")).not.toContain("has no KPI");
  });

  test("S14: a role asked for more days than it has is named with the year", () => {
    const asked = example.rows("ByRole").find((row) => Number(row["Days year 1"]) > 1);
    const role = String(asked?.Role);
    const days = Number(asked?.["Days year 1"]);
    const short = planned(["Roles", role, "Days year 1", 1]);
    expect(short.said).toContain(
      `${role} is asked for more days than it has: ${days.toLocaleString("en-GB")} of 1 in year 1`,
    );
    expect(example.said.join("|")).not.toContain(`${role} is asked for more days`);
  });

  test("S14: a role that has costs and no line of stage 4 stands on By role with its days", () => {
    const line = example.plan?.chosen
      .flatMap(({ costs }) => costs)
      .find(({ line: { unit } }) => unit === "Days");
    const roles = new Set(example.checked.facts.entries.mapping.map((each) => each.role));
    const idle = example.checked.facts.entries.roles.find(({ role }) => !roles.has(role))?.role ?? "";
    expect(idle).not.toBe("");
    const moved = planned(
      ["Costs", line?.line.ref ?? "", "Role", idle],
      ["Projects", line?.line.project ?? "", "Lead role", idle],
    );
    const row = moved.rows("ByRole").find(({ Role }) => Role === idle);
    expect(row?.Lines).toBe(0);
    expect([0, 1, 2, 3, 4].map((year) => row?.[`Days year ${year}`])).toEqual(
      line?.days.map((hundredths) => hundredths / 100),
    );
  });

  test("S19: where no planning round is set no action is said to come before one", () => {
    const rounds = [1, 2, 3, 4].map((at) => `Planning round ${at} closes`);
    const set = (day: (at: number) => number | null) =>
      planned(...rounds.map((name, at): Edit => ["Settings", name, "Value", day(at)]));
    expect(set((at) => 60_000 + at).said.join("|")).toContain("before any planning round has closed");
    expect(set(() => null).said.join("|")).not.toContain("before any planning round");
  });
});

test("an area that is counted under another shows no gaps of its own, and none is counted twice", () => {
  const { channels } = example.checked.facts.entries;
  const joined = planned(["Areas", "A14", "Same as", "A15"]);
  const row = joined.rows("ByArea").find(({ Ref }) => Ref === "A14");
  expect(row?.Decision).toMatch(/^Counted under Highways/);
  expect(row).toMatchObject({ "Channels with nothing proposed": "", "Channels without": 0 });
  const gaps = (of: typeof example) => Number(of.choice(/^Channels with nothing/)?.Number);
  expect(gaps(example) - gaps(joined)).toBe(channels.length);
});

test("a cost that has the ref of a benefit is not taken for it", () => {
  const [C038, B030] = ["Third assumption", "Largest assumption"].map(
    (heading) => example.rows("Cases").find(({ Ref }) => Ref === "P09")?.[heading],
  );
  expect(C038).toMatch(/^C038 Staff time/);
  const alike = planned(["Costs", "C038", "Ref", "B030"]).rows("Cases");
  expect(alike.find(({ Ref }) => Ref === "P09")).toMatchObject({
    "Largest assumption": B030,
    "Third assumption": String(C038).replace("C038", "B030"),
  });
});

test("a project that loses money is told what would bring it to nothing, not what would leave nothing of it", () => {
  const losing = example.rows("Cases").filter((row) => Number(row["Net present value"]) < 0);
  expect(losing.length).toBeGreaterThan(0);
  for (const row of losing)
    for (const heading of ["The family it rests on most", "Largest assumption", "Second assumption"])
      expect(String(row[heading])).not.toContain("leave nothing");
  expect(losing.map((row) => row["The family it rests on most"])).toContainEqual(
    expect.stringMatching(/: [\d.,]+% more would bring net present value to nothing\.$/),
  );
});

test.each([
  [null, "Not within five years"],
  [0, "0 years"],
  [1, "1 year"],
  [1.04, "1 year"],
  [2.44, "2.4 years"],
])("a payback of %s is said as %s", (years, said) => {
  expect(saidPayback(years)).toBe(said);
});

test("training that is planned for no day holds a project back until a day is given", () => {
  const role = example.checked.facts.entries.roles.find(({ trained }) => trained === "Planned")?.role ?? "";
  const held = planned(["Roles", role, "Training date", null]).checked.held;
  expect(held).toContainEqual(
    expect.objectContaining({
      gate: "Policy",
      message: `${role} is to be trained on the policy; give a date`,
    }),
  );
  expect(
    example.checked.held.filter(({ message }) => message.includes("give a date") && message.startsWith(role)),
  ).toEqual([]);
});

describe("figures as they are said", () => {
  test.each<[string, string]>([
    [inPercent(0.1235), "12.4%"],
    [inNumbers(17.145), "17.15"],
    [inNumbers(1.005), "1.01"],
    [inNumbers(-0.001), "0"],
    [inNumbers(-1234.5), "−1,234.5"],
    [inPercentAtLeast(0.5304), "53.1%"],
    [inPercentAtLeast(0.186), "18.6%"],
    [inFrequency(0.9996), "over 99.9%"],
    [inFrequency(0.0004), "under 0.1%"],
    [inFrequency(1), "100%"],
    [inFrequency(0), "0%"],
  ])("%s", (said, expected) => {
    expect(said).toBe(expected);
  });
});

describe("what is said holds when it is tried", () => {
  test("a change of all its cost lines by what is said does change it, work in kind among them", () => {
    const told = [...(example.plan?.flips.values() ?? [])].filter(
      ({ isChosen, costShare }) => !isChosen && costShare !== null,
    );
    expect(told.length).toBeGreaterThan(0);
    for (const { ref, costShare } of told.slice(0, 3)) {
      const said = /costs were ([\d.]+)% lower/.exec(String(example.project(ref)?.["What would change it"]));
      expect(Number(said?.[1]) / 100, ref).toBeGreaterThanOrEqual(-(costShare ?? 0));
      expect(decisionAt(ref, 1 - Number(said?.[1]) / 100), ref).toBe("Fund");
      expect(decisionAt(ref, 1 - Number(said?.[1]) / 100 + 0.02), ref).toBe("Hold");
    }
  });

  /** What is decided where every cost line of a project is so many times as much. */
  function decisionAt(ref: string, times: number): Cell | undefined {
    const costs = wholeWorkbook("example").get("Costs");
    const lines = example.plan?.figures.projects.find((each) => each.ref === ref)?.costs ?? [];
    const refs = new Set(lines.map(({ line }) => line.ref));
    const edits = (costs?.rows ?? [])
      .filter(([first]) => refs.has(String(first)))
      .flatMap((row): Edit[] =>
        [0, 1, 2, 3, 4].flatMap((year): Edit[] => {
          const amount = row[costs?.headers.indexOf(`Year ${year}`) ?? -1];
          return typeof amount === "number"
            ? [["Costs", String(row[0]), `Year ${year}`, amount * times]]
            : [];
        }),
      );
    if (edits.length === 0) throw new Error(`${ref} has no costs`);
    return planned(...edits).project(ref)?.Decision;
  }

  test("staff days that let the rules hold are named where cash does not help", () => {
    const days = [0, 1, 2, 3, 4].map((year): Edit => ["Settings", `Staff days year ${year}`, "Value", 0]);
    const { choice } = planned(
      ...days,
      ["Projects", "P06", "Must do", "Yes"],
      ["Projects", "P06", "Why must do", "The law"],
    );
    expect(choice(/^Least extra staff days/)?.Number).toBeGreaterThan(0);
  });

  test("the frontier marks the portfolio itself at the budget of Settings", () => {
    const marked = example.rows("Frontier").filter((row) => row["Is this the budget set"] === "Yes");
    const value = (example.plan?.chosen ?? []).reduce((sum, project) => sum + project.value, 0);
    expect(marked.map((row) => row["Best value"])).toEqual([value / 100]);
  });

  test("every amount of a reason stands in the workbook, or is what a budget would be passed by", () => {
    const { plan, project } = example;
    const budgets = (plan?.rules.limits ?? []).slice(0, 5);
    const used = budgets.map((_, year) =>
      (plan?.chosen ?? []).reduce((sum, each) => sum + (each.cashByYear[year] ?? 0), 0),
    );
    let amounts = 0;
    for (const each of plan?.figures.projects ?? []) {
      const row = project(each.ref);
      const known = [
        ...Object.values(row ?? {}).filter((cell) => typeof cell === "number"),
        // On 6 Evaluation, which is worked out by formulas.
        each.cash / 100,
        each.perPound ?? 0,
        ...budgets.map(
          ({ amount }, year) => ((used[year] ?? 0) + (each.cashByYear[year] ?? 0) - amount) / 100,
        ),
      ];
      const [judged = ""] = /^(In|Out).*/.exec(String(row?.Reason)) ?? [];
      for (const [said, sign = "", digits = ""] of judged.matchAll(/(−?)£([\d,.]*\d)/g)) {
        amounts++;
        const amount = Number(digits.replaceAll(",", "")) * (sign === "" ? 1 : -1);
        expect(
          known.some((cell) => Math.abs(cell - amount) < 0.005),
          `${each.ref}: ${said}`,
        ).toBe(true);
      }
    }
    expect(amounts).toBeGreaterThan(30);
  });
});
