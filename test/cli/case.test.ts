import { describe, expect, test } from "vitest";
import { EXAMPLE, edited, planned } from "./workbooks.ts";

const example = await planned(EXAMPLE, { draws: 200 });
const cases = example.rows("Cases");
const funded = cases.filter(({ Decision }) => Decision === "Fund");
const sum = (amounts: readonly unknown[]): number =>
  amounts.reduce<number>((all, each) => all + Number(each), 0);

describe("the case for each project", () => {
  test("S16: every funded project says its aim, change, cost, range of benefit, risk, alternative and three largest assumptions", () => {
    expect(funded.length).toBeGreaterThan(5);
    for (const row of funded)
      for (const heading of [
        "What it is for",
        "What changes in the process",
        "What people do differently",
        "Cost today",
        "Benefit today",
        "Low net present value",
        "High net present value",
        "Discounted payback",
        "Costs could change by",
        "Benefits could change by",
        "Largest risk",
        "What else could be done",
        "Largest assumption",
        "Second assumption",
        "Third assumption",
      ])
        expect(row[heading], `${row.Ref} ${heading}`).not.toBeNull();
  });

  test("the change of all costs, or of all benefits, that it names leaves nothing over", () => {
    for (const row of cases) {
      const [npv, cost, benefit] = ["Net present value", "Cost today", "Benefit today"].map((heading) =>
        Number(row[heading]),
      );
      const rest = (share: unknown, amount = 0) => Number(npv) + Number(share) * amount;
      const [costs, benefits] = [row["Costs could change by"], row["Benefits could change by"]];
      if (costs !== null) expect(Math.abs(rest(costs, -Number(cost)))).toBeLessThan(Number(cost) * 1e-4);
      if (benefits !== null) expect(Math.abs(rest(benefits, benefit))).toBeLessThan(Number(benefit) * 1e-4);
    }
  });

  test("each assumption names a line of the project, and both ends of what it does", () => {
    for (const { Ref, "Largest assumption": largest } of cases) {
      const line = /^([CB]\d+) /.exec(String(largest))?.[1];
      const table = line?.startsWith("C") ? "Costs" : "Benefits";
      const row = example.rows(table).find((each) => each.Ref === line);
      expect(row?.["Project ref"]).toBe(Ref);
      expect(largest).toMatch(
        /moves net present value from −?£[\d,.]+ to −?£[\d,.]+(; [\d.,]+% (more|less) of it would bring that to nothing)?\.$/,
      );
    }
  });

  test("a project with something to put right has no figures", async () => {
    const slip = edited(EXAMPLE, { set: [["Costs", "C038", "Unit", "Weeks"]] });
    const row = (await planned(slip)).rows("Cases").find(({ Ref }) => Ref === "P09");
    expect(row?.Decision).toBe("Blocked");
    expect(row?.["Net present value"]).toBeNull();
    expect(row?.["Largest assumption"]).toBeNull();
  });

  test("what would be most worth knowing better is named, with how much of the doubt it would settle", () => {
    const inputs = example.rows("Choice").filter(({ Topic }) => Topic === "Worth knowing better");
    expect(inputs.length).toBeGreaterThan(0);
    for (const { What, "In words": words } of inputs) {
      expect(What).toMatch(/^([CB]\d+ .+, of P\d+|Weight of .+)$/);
      expect(words).toMatch(/would settle [\d.]+% of the doubt/);
    }
  });
});

describe("beside the portfolio", () => {
  test("the years add up to what the funded projects use and yield", () => {
    const years = example.rows("Yearly");
    const portfolio = example.rows("Portfolio").filter(({ Decision }) => Decision === "Fund");
    expect(years.map((row) => row["Financial year"])).toEqual([
      "2027–28",
      "2028–29",
      "2029–30",
      "2030–31",
      "2031–32",
    ]);
    years.forEach((year, at) => {
      expect(year["Cash used"]).toBeCloseTo(sum(portfolio.map((row) => row[`Cash year ${at}`])), 2);
      expect(year["Cash left"]).toBeGreaterThanOrEqual(0);
    });
    expect(years.at(-1)?.["Net so far"]).toBeCloseTo(sum(years.map(({ Net }) => Net)), 2);
    expect(example.plan.years).toHaveLength(5);
  });

  test("both risk grids hold every risk once, and the responses leave fewer above the appetite", () => {
    const squares = example.rows("RiskGrid");
    const risks = example.rows("Risks").filter((row) => row.Risk);
    const [before, after] = ["Before the response", "After the response"].map((when) =>
      squares.filter((row) => row.When === when),
    );
    for (const block of [before, after])
      expect(sum((block ?? []).map((row) => row.Risks))).toBe(risks.length);
    const above = (block: typeof before) => sum((block ?? []).map((row) => row["Above the appetite"]));
    expect(above(after)).toBeLessThan(above(before));
    expect(sum(example.plan.riskGrids.after.flat())).toBe(risks.length);
  });

  test("a project that another outdoes in everything names it", () => {
    const outdone = example.rows("Portfolio").filter((row) => row["Outdone by"]);
    const facts = new Map(example.plan.projects.map((each: { ref: string }) => [each.ref, each]));
    expect(outdone.length).toBeGreaterThan(0);
    for (const { Ref, "Outdone by": by } of outdone) {
      const [one, better] = [facts.get(Ref), facts.get(by)] as { npv: number; cash: number }[];
      expect(better?.npv).toBeGreaterThanOrEqual(Number(one?.npv));
      expect(better?.cash).toBeLessThanOrEqual(Number(one?.cash));
    }
  });
});
