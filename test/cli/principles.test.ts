import { describe, expect, test } from "vitest";
import { EXAMPLE, edited, planned } from "./workbooks.ts";

const decisionOf = (rows: readonly Record<string, unknown>[], ref: string) =>
  rows.find((row) => row.Ref === ref)?.Decision;

const before = await planned(EXAMPLE);

describe("the six principles hold a project back or let it pass", () => {
  test("S2: a project whose objectives name no aim is blocked by P1 and passes once one does, with no other edit", async () => {
    expect(decisionOf(before.rows("Portfolio"), "P18")).toBe("Blocked");
    expect(before.rows("Portfolio").find((row) => row.Ref === "P18")?.Reason).toContain("gate P1");
    const linked = edited(EXAMPLE, {
      set: [
        ["Objectives", "O26", "Council aim", "A council that works in the open"],
        ["Objectives", "O26", "Aim kind", "Business"],
      ],
    });
    expect(decisionOf((await planned(linked)).rows("Portfolio"), "P18")).not.toBe("Blocked");
  });

  test("S3: without a people change a project is blocked by P2; a funded one has a process and a people action", async () => {
    expect(before.rows("Portfolio").find((row) => row.Ref === "P19")?.Reason).toContain("gate P2");
    const funded = before.rows("Portfolio").filter((row) => row.Decision === "Fund");
    expect(funded.length).toBeGreaterThan(0);
    for (const { Project } of funded) {
      const kinds = before
        .rows("Actions")
        .filter((row) => row.Project === Project)
        .map((row) => row.Kind);
      expect(kinds).toContain("Process");
      expect(kinds).toContain("People");
    }
  });

  test("S4: every benefit carries one family, families with none are shown as zero, and totals equal their lines to the penny", async () => {
    const choice = before.rows("Choice").filter((row) => row.Topic === "Benefit by family");
    expect(choice.map((row) => row.What)).toEqual([
      "Sustainability",
      "Responsiveness",
      "Reputation",
      "Lower operating costs",
      "Social impact",
    ]);
    const funded = new Map(
      before
        .rows("Portfolio")
        .filter((row) => row.Decision === "Fund")
        .map((row) => [row.Ref, row.Project]),
    );
    for (const { What, Pounds } of choice) {
      const lines = before
        .rows("Benefits")
        .filter((row) => row.Family === What && funded.has(row["Project ref"] as string));
      const pence = lines.reduce((sum, row) => sum + Math.round(Number(row["Present value"]) * 100), 0);
      expect(Math.round(Number(Pounds) * 100)).toBe(pence);
    }
    const none = edited(EXAMPLE, {
      set: before
        .rows("Benefits")
        .map((row) => ["Benefits", String(row.Ref), "Family", "Social impact"] as const),
    });
    const zero = (await planned(none)).rows("Choice").find((row) => row.What === "Reputation");
    expect(zero?.Pounds).toBe(0);
  });

  test("S4: a benefit with no family is refused with its cell", async () => {
    const bad = edited(EXAMPLE, { set: [["Benefits", "B001", "Family", null]] });
    const { plan, code } = await planned(bad);
    expect(code).toBe(1);
    expect(plan.issues).toContainEqual({
      sheet: "6 Benefits",
      cell: "D6",
      message: "Fill in “Family”: the one family that it belongs to",
    });
  });

  test("S5: a benefit with no measure and no reason is held back; with a reason it is unpriced, outside the money, and shown beside it", async () => {
    const reason = before.rows("Portfolio").find((row) => row.Ref === "P20");
    expect(reason?.Decision).toBe("Blocked");
    expect(reason?.Reason).toContain("gate P4");
    const explained = await planned(
      edited(EXAMPLE, {
        set: [
          ["Objectives", "O27", "Why no measure", "Nobody counts it yet"],
          ["Benefits", "B059", "Unit value", 50],
        ],
      }),
    );
    const row = explained.rows("Portfolio").find((each) => each.Ref === "P20");
    expect(row?.Reason).not.toContain("gate P4");
    const line = before.rows("Benefits").find((each) => each.Ref === "B059");
    expect(row?.["Benefits without a price"]).toContain(line?.["What improves"]);
    expect(explained.plan.projects.find((each: { ref: string }) => each.ref === "P20").benefit).toBe(
      before.plan.projects.find((each: { ref: string }) => each.ref === "P20").benefit,
    );
  });

  test("S7: a project named after a tool or a medium is questioned, and each funded one has a business name and an owner", async () => {
    expect(before.rows("Portfolio").find((row) => row.Ref === "P21")?.Reason).toContain("names a tool");
    for (const name of ["Facebook", "Our new blog", "Social media", "The council's Instagram page"]) {
      const renamed = await planned(edited(EXAMPLE, { set: [["Projects", "P01", "Project", name]] }));
      expect(
        renamed.plan.heldBack.some(
          (held: { project: string; gate: string }) => held.project === "P01" && held.gate === "P5",
        ),
        name,
      ).toBe(true);
    }
    for (const row of before.rows("Portfolio").filter(({ Decision }) => Decision === "Fund"))
      expect(row["Service owner"]).toBeTruthy();
  });

  test("S8: a cost with no project, or for a tool that its project does not use, is capability without a project", async () => {
    expect(before.rows("Portfolio").find((row) => row.Ref === "P22")?.Reason).toContain("gate P6");
    const adrift = await planned(edited(EXAMPLE, { set: [["Costs", "C001", "Project", null]] }));
    expect(adrift.plan.issues).toContainEqual({
      sheet: "6 Costs",
      cell: "B6",
      message: "This is capability without a project; name the project that needs it, or take the line out",
    });
  });
});
