import { describe, expect, test } from "vitest";
import { checkWorkbook } from "../../src/appraise/check.ts";
import { candidateOf, rulesOf } from "../../src/appraise/choose.ts";
import type { Candidate, Rules } from "../../src/engine/selection/problem.ts";
import { selectPortfolio } from "../../src/engine/selection/select.ts";
import { familyTitles } from "../../src/workbook/families.ts";
import { gateNames } from "../../src/workbook/principles.ts";
import { benefitKinds } from "../../src/workbook/sheets/benefits.ts";
import { costUnits, fundings } from "../../src/workbook/sheets/costs.ts";
import { namesIn, singular } from "../../src/workbook/words.ts";
import { names, wholeWorkbook, wordsOf } from "./whole.ts";

const grids = wholeWorkbook("example");
const checked = checkWorkbook(grids);
const { entries, projects } = checked.facts;
const { settings, figures } = checked;
if (settings === null || figures === null) throw new Error("The worked example's settings are not complete");

const blocked = new Map(
  checked.held.filter(({ overridden }) => !overridden).map(({ project, gate }) => [project, gate]),
);
const candidates = figures.projects.filter(({ ref }) => !blocked.has(ref)).map(candidateOf);
const rules = rulesOf(settings);
const valuesOf = <R, V>(rows: readonly R[], pick: (row: R) => V) => new Set(rows.map(pick));

describe("what is entered", () => {
  test("every cell of the worked example can be read, and no rule between cells is broken", () => {
    expect(checked.issues).toEqual([]);
    expect(checked.findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^P01, P02 and P03 together claim up to [\d,]+ of [\d,]+ Calls about missed/),
      "Every measure of P18 stops at outputs; what will be different for people?",
    ]);
    expect([...checked.notReady]).toEqual([]);
  });

  test.each([
    ["areas", entries.areas, 17],
    ["objectives", entries.objectives, 20],
    ["tools", entries.tools, 20],
    ["mapping rows", entries.mapping, 60],
    ["projects", entries.projects, 14],
    ["costs", entries.costs, 60],
    ["benefits", entries.benefits, 50],
    ["risks", entries.risks, 40],
    ["policy rules", entries.policy, 30],
    ["roles", entries.roles, 14],
    ["baselines", entries.baselines, 6],
  ])("it is large enough to be worth working through: %s", (_, rows, least) => {
    expect(rows.length).toBeGreaterThanOrEqual(least);
  });

  test("S28: as many areas are open as the working limit allows, and each that waits says why", () => {
    const open = entries.areas.filter(({ decision }) => decision === "Go");
    expect(open.length).toBe(settings.openAreas);
    expect(valuesOf(open, ({ kind }) => kind)).toEqual(new Set(["Activity", "Service"]));
    const parked = entries.areas.filter(({ decision }) => decision === "Park");
    expect(parked.length).toBe(9);
    expect(parked.filter(({ whyParked }) => whyParked === null)).toEqual([]);
  });

  test.each([
    ["Community Engagement", "Community Consultations"],
    ["Staff Engagement", "Staff Consultations"],
  ])("S26: %s and %s stay apart, each with lines of its own", (one, other) => {
    const linesOf = (name: string) => {
      const area = entries.areas.find((each) => singular(each.area) === singular(name));
      return entries.mapping.filter((line) => line.area === area?.ref);
    };
    expect([linesOf(one).length > 0, linesOf(other).length > 0]).toEqual([true, true]);
  });

  test("S3: every project but the one that shows the gate changes a process and what people do", () => {
    const without = projects.filter(
      ({ lines }) => !lines.some(({ process }) => process) || !lines.some(({ people }) => people),
    );
    expect(without.map(({ project }) => blocked.get(project.ref))).toEqual(["P2"]);
  });

  test("costs come in days and pounds, from each fund, on every grade of evidence", () => {
    expect(valuesOf(entries.costs, ({ unit }) => unit)).toEqual(new Set(costUnits));
    expect(valuesOf(entries.costs, ({ funding }) => funding)).toEqual(new Set(fundings));
    expect([...valuesOf(entries.costs, ({ grade }) => grade)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("S50: roles that answer out of hours are costed for it", () => {
    const paid = entries.costs.filter(({ source }) => /standby|late rota/i.test(source ?? ""));
    expect(paid.length).toBeGreaterThanOrEqual(2);
    for (const { unit, year0 } of paid) expect([unit, year0 > 0]).toEqual(["£", true]);
  });

  test("benefits fall in all five families and all three kinds, some of them without a price", () => {
    expect(valuesOf(entries.benefits, ({ family }) => family)).toEqual(new Set(familyTitles));
    expect(valuesOf(entries.benefits, ({ kind }) => kind)).toEqual(new Set(benefitKinds));
    expect(entries.benefits.filter(({ unitValue }) => unitValue === null).length).toBeGreaterThanOrEqual(10);
  });

  test("S5: an objective that cannot be measured says why, and its benefits stay unpriced", () => {
    const reasoned = entries.objectives.filter(({ whyNone }) => whyNone !== null).map(({ ref }) => ref);
    expect(reasoned).toHaveLength(1);
    const served = entries.benefits.filter(({ objective }) => reasoned.includes(objective));
    expect(served.length).toBeGreaterThan(0);
    expect(served.filter(({ unitValue }) => unitValue !== null)).toEqual([]);
  });

  test("several projects claim the same calls, and together more than there are", () => {
    const [over] = figures.lines.overClaims;
    expect(over).toBeDefined();
    const claimants = entries.benefits.filter(({ baseline }) => baseline === over?.baseline);
    expect(valuesOf(claimants, ({ project }) => project).size).toBeGreaterThanOrEqual(3);
    for (const line of claimants) expect(line.year4).toBeLessThanOrEqual(over?.quantity ?? 0);
  });

  test("S52: its policy names no tool", () => {
    const found = wordsOf(grids.get("Policy")).flatMap((words) =>
      entries.tools.filter(({ tool }) => names(words, tool)).map(({ tool }) => [tool, words]),
    );
    expect(found).toEqual([]);
  });

  test("each rule that a risk or a role depends on is there to be read", () => {
    const rules = valuesOf(entries.policy, ({ ref }) => ref);
    for (const { rule } of entries.risks) if (rule !== null) expect(rules).toContain(rule);
    const known = new Set([
      "All roles",
      "All channels",
      ...entries.roles.map(({ role }) => role),
      ...entries.channels.map(({ channel }) => channel),
    ]);
    for (const { applies } of entries.policy)
      for (const name of namesIn(applies)) expect(known).toContain(name);
  });

  test("S36: each rule of the adopted policy has an owner, someone to ask and a day when it is looked at again", () => {
    for (const { owner, ask, review, conduct } of entries.policy)
      expect([owner, ask, review, conduct]).not.toContain(null);
  });

  test("S39: a channel in use has its checklist complete", () => {
    for (const { live, checklist } of entries.channels) if (live === "Yes") expect(checklist).toBe("Yes");
  });
});

describe("what the gates make of it", () => {
  test("eight projects are held back, each by a gate of its own, and one passes by a signed decision", () => {
    const gates = [...blocked.values()];
    expect(new Set(gates).size).toBe(gates.length);
    expect(gates).toEqual(
      gateNames.filter((gate) => gate !== "P3").sort((a, b) => gates.indexOf(a) - gates.indexOf(b)),
    );
    expect(checked.held.filter(({ overridden }) => overridden).map(({ gate }) => gate)).toEqual(["Risk"]);
  });

  test("the projects that pass start in different years, on both tracks and on each", () => {
    const first = candidates.filter(({ startsFirst }) => startsFirst);
    expect(valuesOf(first, ({ track }) => track)).toEqual(new Set(["Activity", "Service", "Both"]));
    expect([...valuesOf(entries.projects, ({ start }) => start)].sort()).toEqual([0, 1, 2]);
    expect(candidates.some(({ needs }) => needs.length > 0)).toBe(true);
    expect(candidates.some(({ excludes }) => excludes.length > 0)).toBe(true);
    expect(candidates.filter(({ mustDo }) => mustDo)).toHaveLength(1);
  });
});

describe("what choosing makes of it", () => {
  const worth = (under: Rules): number => {
    const selection = selectPortfolio(candidates, under);
    return selection.status === "optimal" ? selection.value : Number.NaN;
  };
  const without = (drop: (name: string) => boolean): Rules => ({
    ...rules,
    limits: rules.limits.map((limit) => (drop(limit.name) ? { ...limit, amount: Infinity } : limit)),
  });
  const best = worth(rules);

  test("the best portfolio is worth more than taking the ranking in order, which keeps every rule too", () => {
    const taken = inOrder();
    expect(keepsTwinTrack(taken)).toBe(true);
    const value = taken.reduce((sum, each) => sum + each.value, 0);
    expect(best).toBeGreaterThan(value);
    expect((best - value) / best).toBeGreaterThan(0.01);
  });

  test("S29: the twin-track rule costs something, and little", () => {
    const price = worth({ ...rules, twinTrack: false }) - best;
    expect(price).toBeGreaterThan(0);
    expect(price / best).toBeLessThan(0.02);
  });

  test("money alone and staff days alone would each allow more", () => {
    expect(worth(without((name) => name.startsWith("Budget")))).toBeGreaterThan(best);
    expect(worth(without((name) => name.startsWith("Staff days")))).toBeGreaterThan(best);
  });

  /** Must-dos, then every project worth having in order of rank, each if it still fits. */
  function inOrder(): Candidate[] {
    const ranks = new Map(figures?.projects.map(({ ref, rank }) => [ref, rank]));
    const order = [...candidates].sort(
      (a, b) => Number(b.mustDo) - Number(a.mustDo) || (ranks.get(a.ref) ?? 0) - (ranks.get(b.ref) ?? 0),
    );
    const taken: Candidate[] = [];
    for (const each of order) if ((each.mustDo || each.value > 0) && fits(each, taken)) taken.push(each);
    return taken;
  }

  function fits(each: Candidate, taken: readonly Candidate[]): boolean {
    const refs = taken.map(({ ref }) => ref);
    return (
      each.needs.every((ref) => refs.includes(ref)) &&
      !taken.some((other) => other.excludes.includes(each.ref) || each.excludes.includes(other.ref)) &&
      rules.limits.every(
        ({ amount }, at) => [...taken, each].reduce((sum, { use }) => sum + (use[at] ?? 0), 0) <= amount,
      )
    );
  }

  function keepsTwinTrack(taken: readonly Candidate[]): boolean {
    const first = taken.filter(({ startsFirst }) => startsFirst);
    return (
      first.length >= 2 &&
      first.some(({ track }) => track !== "Service") &&
      first.some(({ track }) => track !== "Activity")
    );
  }
});
