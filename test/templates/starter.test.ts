import { expect, test } from "vitest";
import { readEntries } from "../../src/workbook/entries.ts";
import { gatherFacts } from "../../src/workbook/facts.ts";
import { finder } from "../../src/workbook/finder.ts";
import { FORM_HEADINGS } from "../../src/workbook/form.ts";
import { readTable } from "../../src/workbook/readTable.ts";
import { checkRules } from "../../src/workbook/rules/index.ts";
import { actionKinds } from "../../src/workbook/sheets/actions.ts";
import { patternTriggers, riskIdeas } from "../../src/workbook/sheets/ideas.ts";
import { policySections } from "../../src/workbook/sheets/policy.ts";
import { names, wholeWorkbook, wordsOf } from "./whole.ts";

const grids = wholeWorkbook("starter");
const { entries, issues } = readEntries(grids);
const areasOf = (kind: string) => entries.areas.filter((area) => area.kind === kind).map(({ area }) => area);

test("the blank template asks for the council's name, money and days, and for nothing else", () => {
  const asked = issues.map(({ table, row }) => [table, grids.get(table)?.rows[row]?.[0]]);
  expect(asked).toEqual(
    [
      "Council",
      ...[0, 1, 2, 3, 4].map((year) => `Budget year ${year}`),
      ...[0, 1, 2, 3, 4].map((year) => `Staff days year ${year}`),
    ].map((setting) => ["Settings", setting]),
  );
  expect(issues.every(({ column }) => column === FORM_HEADINGS.value)).toBe(true);
  expect(checkRules(gatherFacts(entries)).issues).toEqual([]);
});

test("S33: the eleven activities are loaded in order, as activities", () => {
  expect(areasOf("Activity")).toEqual([
    "Community Engagement",
    "Customer Service",
    "Staff Engagement",
    "Community Consultations",
    "Staff Consultations",
    "Personal and Self Directed Learning",
    "Knowledge Sharing",
    "Policy Development",
    "Service Planning",
    "Emergency Communications",
    "Press and PR Relations",
  ]);
});

test("S34: the six services are loaded in order, after the activities", () => {
  expect(areasOf("Service")).toEqual([
    "Trading Standards",
    "Libraries",
    "Road Safety",
    "Highways (roads and traffic)",
    "Waste Services",
    "Registration Services",
  ]);
  expect(entries.areas.slice(0, 11).every(({ kind }) => kind === "Activity")).toBe(true);
});

test("S29: the sample lists hold 66 candidate pairs of an activity and a service", () => {
  expect(areasOf("Activity").length * areasOf("Service").length).toBe(66);
});

test("every suggested area waits, with a note that says how to take it on", () => {
  for (const { decision, whyParked, owner } of entries.areas)
    expect([decision, whyParked, owner]).toEqual(["Park", "Suggested; mark Go to take it on", null]);
});

test("S11: each tool of the catalogue has a best-value use, an audience, a cost driver and a policy flag", () => {
  expect(entries.tools.length).toBeGreaterThanOrEqual(25);
  for (const tool of entries.tools) {
    expect(tool).toMatchObject({
      bestUse: expect.any(String),
      audience: expect.any(String),
      driver: expect.any(String),
    });
    expect([tool.policy, tool.condition === null]).toEqual(["Not yet", false]);
  }
  expect(new Set(entries.tools.map(({ bestUse }) => bestUse)).size).toBe(entries.tools.length);
});

test("S35: each channel says whom it reaches and whom it misses", () => {
  expect(entries.channels.length).toBeGreaterThanOrEqual(9);
  for (const { reaches, misses } of entries.channels) expect([reaches, misses]).not.toContain(null);
});

test("the policy starter has a rule in every section, none taken as adopted until the council says so", () => {
  expect(entries.policy.length).toBeGreaterThanOrEqual(30);
  expect(new Set(entries.policy.map(({ section }) => section))).toEqual(new Set(policySections));
  expect(new Set(entries.policy.map(({ covered }) => covered))).toEqual(new Set(["No"]));
  expect(entries.policy.filter(({ why }) => why === null)).toEqual([]);
});

test("S38: each activity has a scenario of its own", () => {
  const scenarios = entries.policy.filter(({ section }) => section === "Scenario");
  for (const activity of areasOf("Activity"))
    expect(scenarios.filter(({ situation }) => situation.startsWith(`${activity}:`))).toHaveLength(1);
});

test.each([
  ["S43", /ten-year-old picture/],
  ["S50", /^Out of hours: a resident writes to you at ten/],
  ["S50", /^Own device: /],
])("%s: a scenario asks about it: %s", (_, situation) => {
  const scenarios = entries.policy.filter((rule) => rule.section === "Scenario");
  expect(scenarios.filter((rule) => situation.test(rule.situation))).toHaveLength(1);
});

test.each(["Be credible", "Be consistent", "Be responsive", "Be integrated", "Be a council officer"])(
  "S44: the participation principle “%s” has a rule",
  (principle) => {
    expect(entries.policy.filter(({ situation }) => situation.startsWith(`${principle}:`))).toHaveLength(1);
  },
);

test("S51: each source of the policy gives its title, owner and licence, and asks for the date read", () => {
  const sources = entries.policy.filter(({ section }) => section === "Sources");
  expect(sources.length).toBeGreaterThanOrEqual(3);
  for (const { todo } of sources)
    expect(todo).toMatch(/^Titles?: .+Owner: .+Licence: .+date on which you read/);
});

test("S52: the policy names no tool, so that taking every tool away leaves it whole", () => {
  const found = wordsOf(grids.get("Policy")).flatMap((words) =>
    entries.tools.filter(({ tool }) => names(words, tool)).map(({ tool }) => [tool, words]),
  );
  expect(entries.tools.length).toBeGreaterThan(0);
  expect(found).toEqual([]);
});

test("the action patterns cover every trigger and every kind, and wait for one another without a circle", () => {
  expect(new Set(entries.actionPatterns.map(({ trigger }) => trigger))).toEqual(new Set(patternTriggers));
  expect(new Set(entries.actionPatterns.map(({ kind }) => kind))).toEqual(new Set(actionKinds));
  const before = new Map(
    actionKinds.map((kind) => [
      kind,
      entries.actionPatterns.flatMap((each) =>
        each.kind === kind && each.after !== null ? [each.after] : [],
      ),
    ]),
  );
  const done = new Set<string>();
  for (const _ of actionKinds)
    for (const [kind, needed] of before) if (needed.every((each) => done.has(each))) done.add(kind);
  expect([...done].sort()).toEqual([...actionKinds].sort());
});

test("S42: each risk idea comes with a response, a time and what is kept", () => {
  const { entries: ideas, issues: problems } = readTable(riskIdeas, grids.get("RiskIdeas"), finder(grids));
  expect(problems).toEqual([]);
  expect(ideas.length).toBeGreaterThanOrEqual(20);
});
