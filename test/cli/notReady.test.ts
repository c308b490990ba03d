import { describe, expect, test } from "vitest";
import { EXAMPLE, edited, planned, twintrack } from "./workbooks.ts";

const example = await planned(EXAMPLE);
const cost = example.rows("Costs").find((row) => row["Project ref"] === "P01" || row.Project);
const spoilt = edited(EXAMPLE, { set: [["Costs", String(cost?.Ref), "Year 1", "about 500"]] });
const { plan } = await planned(spoilt);
const waiting = plan.projects.find(({ ready }: { ready: boolean }) => !ready);

describe("a project with an entry that cannot be read", () => {
  test("has no figures in the JSON, while the others have theirs", () => {
    const { ref, project, decision, ready, ...figures } = waiting;
    expect({ decision, ready }).toEqual({ decision: "Blocked", ready: false });
    expect([ref, project]).not.toContain(null);
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
    for (const other of plan.projects.filter((each: { ready: boolean }) => each.ready))
      expect(other).toMatchObject({ value: expect.any(Number), sensitivity: expect.any(Object) });
  });

  test("has no figures in the printed table", async () => {
    const { answer } = await twintrack("plan", spoilt, "--draws", "0");
    const line = answer.split("\n").find((each) => each.includes(` ${waiting.ref} `)) ?? "";
    expect(line).toMatch(/^Blocked +P\d+ /);
    expect(line).not.toContain("£");
  });

  test("is explained by what to put right, and by no figure", async () => {
    const { answer } = await twintrack("explain", spoilt, waiting.ref);
    expect(answer).toMatch(/Held back: put right 6 Costs/);
    expect(answer).not.toContain("£");
    expect((await twintrack("explain", EXAMPLE, waiting.ref)).answer).toContain("Net present value");
  });
});

test.each(["2027-02-30", "2027-13-01", "2027-4-1", "soon"])("“%s” is no day to plan on", async (typed) => {
  const { code, progress } = await twintrack("check", EXAMPLE, "--day", typed);
  expect(code).toBe(2);
  expect(progress).toContain("Write it as 2027-03-31.");
});
