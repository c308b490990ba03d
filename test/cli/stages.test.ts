import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { EXAMPLE, edited, planned, rowsOf, TEMPLATE, twintrack } from "./workbooks.ts";

const example = await planned(EXAMPLE);
const ROLE = String(example.rows("Roles")[0]?.Role);
const entered = (table: string, heading: string) => example.rows(table).filter((row) => row[heading]);

/** Every issue that `check` names, as "sheet!cell message". */
async function issues(path: string): Promise<string[]> {
  const { answer } = await twintrack("check", path, "--json");
  return JSON.parse(answer).issues.map(
    ({ sheet, cell, message }: Record<string, string>) => `${sheet}!${cell} ${message}`,
  );
}

describe("stage 1: areas", () => {
  test("S9: an eighteenth area needs no formula edited, and is offered at stage 4 once it has an objective", async () => {
    const { grids } = readWorkbook(new Uint8Array(readFileSync(TEMPLATE)));
    const areas = rowsOf(grids, "Areas").filter((row) => row.Area);
    expect(areas.length).toBe(17);
    expect(new Set(areas.map((row) => row.Kind))).toEqual(new Set(["Activity", "Service"]));
    expect(Object.keys(areas[0] ?? {})).toContain("Owner");
    const more = edited(EXAMPLE, {
      add: [["Areas", { Ref: "A18", Area: "Parks", Kind: "Service", Decision: "Go", Owner: ROLE }]],
    });
    expect(await issues(more)).toContainEqual(
      expect.stringMatching(/^1 Areas!B23 Parks goes on but has no objective/),
    );
  });

  test("S22: one open area alone reaches a portfolio, and the parked ones are counted, not lost", async () => {
    const row = example.rows("Choice").find(({ What }) => What === "Parked");
    const parked = entered("Areas", "Area").filter(({ Decision }) => Decision === "Park");
    expect(row?.Number).toBe(parked.length);
    for (const { Area } of parked) expect(row?.["In words"]).toContain(Area);
    const lines = example.rows("Mapping").filter((line) => line["Project ref"] === "P01");
    const area = entered("Areas", "Area").find(({ Area }) => Area === lines[0]?.Area);
    const others = entered("Areas", "Area").filter(
      ({ Ref, Decision }) => Ref !== area?.Ref && Decision === "Go",
    );
    const alone = edited(EXAMPLE, {
      set: [
        ...others.map(({ Ref }) => ["Areas", String(Ref), "Decision", "Park"] as const),
        ["Settings", "Twin track", "Value", "Off"],
      ],
      remove: entered("Mapping", "Area")
        .filter(({ Area }) => Area !== area?.Area)
        .map(({ Ref }) => ["Mapping", String(Ref)] as const),
    });
    const one = await planned(alone);
    expect(
      one
        .rows("Portfolio")
        .filter(({ Decision }) => Decision === "Fund")
        .map(({ Ref }) => Ref),
    ).toContain("P01");
    expect(one.rows("Choice").find(({ What }) => What === "Open")?.Number).toBe(1);
    expect(one.rows("Choice").find(({ What }) => What === "Parked")?.Number).toBe(
      entered("Areas", "Area").length - 1,
    );
  });

  test.each(["Community Engagement", "community  ENGAGEMENT", "Community Engagements"])(
    "S24: “%s” entered as a service too is caught, and naming the activity in Same as moves its rows and records the choice",
    async (name) => {
      const activity = entered("Areas", "Area").find(({ Area }) => Area === "Community Engagement");
      const twice = { Ref: "A18", Area: name, Kind: "Service", Decision: "Go", Owner: ROLE };
      const objective = {
        Ref: "O90",
        Area: "A18",
        Objective: "Hear from more tenants",
        Outcome: "Tenants are heard",
        "Council aim": "Fair homes",
        "Aim kind": "Social",
        Importance: 10,
        Measure: "Tenants answering",
        Baseline: 10,
        Target: 20,
        "Target date": 46843,
        Direction: "Up",
      };
      expect(
        await issues(
          edited(EXAMPLE, {
            add: [
              ["Areas", twice],
              ["Objectives", objective],
            ],
          }),
        ),
      ).toContainEqual(expect.stringMatching(/^1 Areas!B23 .*choose which it is/));
      const chosen = edited(EXAMPLE, {
        add: [
          ["Areas", { ...twice, "Same as": String(activity?.Ref) }],
          ["Objectives", objective],
        ],
        set: [
          [
            "Mapping",
            String(example.rows("Mapping").find((line) => line.Area === "Community Engagement")?.Ref),
            "Objective",
            "O90",
          ],
        ],
      });
      expect(await issues(chosen)).toEqual([]);
      expect(
        (await planned(chosen)).rows("Choice").find(({ What }) => What === "Counted under another name")?.[
          "In words"
        ],
      ).toContain(String(activity?.Ref));
    },
  );

  test("S26: engagement and consultation stay apart, and joining them needs a reason", async () => {
    const rows = entered("Areas", "Area");
    const engagement = rows.find(({ Area }) => Area === "Community Engagement");
    const consultation = rows.find(({ Area }) => Area === "Community Consultations");
    expect(await issues(EXAMPLE)).toEqual([]);
    const join = (reason: string | null) =>
      edited(EXAMPLE, {
        set: [
          ["Areas", String(consultation?.Ref), "Same as", String(engagement?.Ref)],
          ["Areas", String(consultation?.Ref), "Why parked", reason],
        ],
      });
    expect(
      (await issues(join(null))).filter((issue) => issue.includes("kept apart on purpose")),
    ).toHaveLength(1);
    expect(
      (await issues(join("One team runs both this year"))).filter((issue) => issue.includes("kept apart")),
    ).toEqual([]);
    const third = (reason: string | null) =>
      edited(EXAMPLE, {
        set: [
          ["Areas", String(consultation?.Ref), "Same as", "A02"],
          ["Areas", String(engagement?.Ref), "Same as", "A02"],
          ["Areas", String(engagement?.Ref), "Why parked", reason],
        ],
      });
    expect(
      (await issues(third(null))).filter((issue) => issue.includes("kept apart on purpose")),
    ).toHaveLength(1);
    expect(
      (await issues(third("One desk does all three"))).filter((issue) => issue.includes("kept apart")),
    ).toEqual([]);
  });
});

describe("stages 2 to 4: objectives, tools, mapping", () => {
  test("S10: an area that goes on without an objective or an outcome is listed, and stage 4 does not offer it", async () => {
    const open = entered("Areas", "Area").filter(({ Decision }) => Decision === "Go");
    const offered = new Set(
      example
        .rows("Areas")
        .filter((row) => typeof row["Offered at stage 4"] === "number")
        .map(({ Area }) => Area),
    );
    expect([...offered].sort()).toEqual(open.map(({ Area }) => Area).sort());
    const [area] = open;
    const own = entered("Objectives", "Objective").filter(({ Area }) => Area === area?.Area);
    const without = edited(EXAMPLE, {
      set: own.map(({ Ref }) => ["Objectives", String(Ref), "Outcome", null] as const),
    });
    expect(await issues(without)).toContainEqual(
      expect.stringContaining(`${area?.Area} goes on but has no objective with an outcome`),
    );
  });

  test("S11: a tool without a best-value use is asked for one, and no line may use it", async () => {
    const used = example.rows("Mapping").find(({ Tool }) => Tool);
    const tool = entered("Tools", "Tool").find(({ Tool, Ref }) => Tool === used?.Tool || Ref === used?.Tool);
    const blunt = await issues(
      edited(EXAMPLE, { set: [["Tools", String(tool?.Ref), "Best-value use", null]] }),
    );
    expect(blunt).toContainEqual(
      expect.stringMatching(
        /^3 Tools!D\d+ Fill in “Best-value use”: what it does better than anything else to hand$/,
      ),
    );
    expect(blunt).toContainEqual(
      expect.stringMatching(/^4 Mapping!D\d+ .*has no best-value use; enter one on 3 Tools first$/),
    );
  });

  test("S12: every name on the mapping resolves; taking an objective out reports the rows that it leaves behind", async () => {
    const named = String(entered("Mapping", "Objective")[0]?.Objective);
    const objective = entered("Objectives", "Objective").find(
      ({ Ref, Objective }) => Ref === named || Objective === named,
    );
    const orphans = entered("Mapping", "Objective").filter(({ Objective }) => Objective === named);
    const reported = (
      await issues(edited(EXAMPLE, { remove: [["Objectives", String(objective?.Ref)]] }))
    ).filter((issue) => issue.startsWith("4 Mapping!C"));
    expect(reported.length).toBe(orphans.length);
    for (const issue of reported) expect(issue).toContain("is not on 2 Objectives");
  });
});

describe("stage 5: consolidation", () => {
  const lines = example.rows("Mapping").filter((row) => row["Project ref"]);
  const sum = (table: string, heading: string) =>
    Math.round(example.rows(table).reduce((total, row) => total + Number(row[heading]) * 100, 0));

  test("S6: every listed area stands with the channels that have something proposed and those that have nothing", () => {
    const rows = example.rows("ByArea");
    const channels = entered("Channels", "Channel").map(({ Channel }) => String(Channel));
    expect(rows.map(({ Area }) => Area)).toEqual(entered("Areas", "Area").map(({ Area }) => Area));
    const channelOf = new Map(entered("Tools", "Tool").map(({ Tool, Channel }) => [Tool, Channel]));
    let empty = 0;
    for (const row of rows) {
      const used = new Set(
        lines.filter(({ Area }) => Area === row.Area).map(({ Tool }) => channelOf.get(Tool ?? null)),
      );
      const without = channels.filter((channel) => !used.has(channel));
      expect(row["Channels with nothing proposed"] ?? "").toBe(without.join("; "));
      expect(row["Channels without"]).toBe(without.length);
      empty += without.length;
    }
    const counted = example
      .rows("Choice")
      .find(({ What }) => String(What).startsWith("Channels with nothing"));
    expect(counted?.Number).toBe(empty);
  });

  test("S27: reach and who is reached stand beside each area and each funded project, and are never added up", () => {
    const areas = new Map(entered("Areas", "Area").map((row) => [row.Area, row]));
    for (const row of example.rows("ByArea"))
      expect([row.Reach, row["Who is reached"]]).toEqual([
        areas.get(row.Area ?? null)?.Reach,
        areas.get(row.Area ?? null)?.["Who is reached"],
      ]);
    for (const row of example.rows("Portfolio").filter(({ Decision }) => Decision === "Fund")) {
      const served = new Set(lines.filter((line) => line["Project ref"] === row.Ref).map(({ Area }) => Area));
      for (const area of served) {
        const reach = areas.get(area ?? null)?.Reach;
        if (reach !== null) expect(row.Reach).toContain(`${area}: ${Number(reach).toLocaleString("en-GB")}`);
      }
    }
  });

  test("S13: every view holds every line once, lists its sources, and adds up to the same capped benefit", async () => {
    for (const view of ["ByArea", "ByRole", "ByChannel"]) {
      const sources = example
        .rows(view)
        .flatMap(({ Sources }) => (Sources === null ? [] : String(Sources).split(", ")));
      expect([...sources].sort()).toEqual(lines.map(({ Ref }) => String(Ref)).sort());
      expect(example.rows(view).reduce((total, { Lines }) => total + Number(Lines), 0)).toBe(lines.length);
    }
    const mapped = new Set(lines.map((row) => row["Project ref"]));
    const capped = example
      .rows("Benefits")
      .filter((row) => mapped.has(row["Project ref"] ?? ""))
      .reduce((total, row) => total + Math.round(Number(row["Present value"]) * 100), 0);
    expect(sum("ByRole", "Benefit today")).toBe(capped);
    expect(sum("ByChannel", "Benefit today")).toBe(capped);
    expect(sum("ByArea", "Benefit today")).toBe(capped);
    expect(sum("ByRole", "Cost today")).toBe(sum("ByChannel", "Cost today"));
  });

  test("S14: a role lacking costs, benefits or a risk with someone who acts is named with what it lacks", async () => {
    expect(new Set(example.rows("ByRole").map(({ Role }) => Role))).toEqual(
      new Set(lines.map(({ Role }) => Role)),
    );
    const role = String(example.rows("ByRole").find(({ Missing }) => Missing === "Nothing")?.Role);
    const costs = entered("Costs", "Role").filter(({ Role }) => Role === role);
    const bare = await planned(
      edited(EXAMPLE, { remove: costs.map(({ Ref }) => ["Costs", String(Ref)] as const) }),
    );
    expect(bare.rows("ByRole").find(({ Role }) => Role === role)?.Missing).toContain("costs");
  });
});

describe("stage 7: the portfolio", () => {
  const funded = example.rows("Portfolio").filter(({ Decision }) => Decision === "Fund");

  test("S15: every budget is kept, every funded project has a KPI with baseline, target, owner and date", async () => {
    const settings = new Map(example.rows("Settings").map(({ Setting, Value }) => [Setting, Value]));
    for (const year of [0, 1, 2, 3, 4])
      expect(funded.reduce((total, row) => total + Number(row[`Cash year ${year}`]), 0)).toBeLessThanOrEqual(
        Number(settings.get(`Budget year ${year}`)),
      );
    for (const { Project } of funded) {
      const kpis = example.rows("KPIs").filter((row) => row.Project === Project);
      expect(kpis.length).toBeGreaterThan(0);
      for (const kpi of kpis)
        for (const heading of ["Baseline", "Target", "Owner", "Target date"])
          expect(kpi[heading]).not.toBeNull();
    }
  });

  test("S15: a smaller budget changes what is funded, and nothing funded ever passes it", async () => {
    const poor = await planned(
      edited(EXAMPLE, {
        set: [0, 1, 2, 3, 4].map((year) => ["Settings", `Budget year ${year}`, "Value", 100000] as const),
      }),
    );
    const rows = poor.rows("Portfolio").filter(({ Decision }) => Decision === "Fund");
    expect(rows.map(({ Ref }) => Ref)).not.toEqual(funded.map(({ Ref }) => Ref));
    for (const year of [0, 1, 2, 3, 4])
      expect(rows.reduce((total, row) => total + Number(row[`Cash year ${year}`]), 0)).toBeLessThanOrEqual(
        100000,
      );
  });

  test("S1: every funded project names its aims, and one that serves only the business or only society is reported", async () => {
    const checks = example.rows("Checks").map(({ What }) => String(What));
    for (const { Ref, "Aims served": aims } of funded) {
      expect(aims).toMatch(/Business: .*Social: /);
      const lacks = /Business: none named|Social: none named/.test(String(aims));
      expect(checks.some((what) => what.startsWith(`${Ref} supports `))).toBe(lacks);
    }
    expect(checks.some((what) => what.includes(" supports "))).toBe(true);
    const { grids } = readWorkbook(new Uint8Array(readFileSync(TEMPLATE)));
    const strategy = rowsOf(grids, "Settings").find(({ Setting }) => Setting === "Strategy sentence");
    expect(strategy?.Value).toBeTruthy();
  });

  test("S29: the first phase pairs an activity with a service", async () => {
    const first = funded.filter((row) => row["Twin track"]);
    expect(first.filter(({ Track }) => Track !== "Service").length).toBeGreaterThan(0);
    expect(first.filter(({ Track }) => Track !== "Activity").length).toBeGreaterThan(0);
    expect(first.length).toBeGreaterThan(1);
  });

  test("S30: a project of the first phase says what is to be learnt, by when, and what was; one not looked at in time is reported", async () => {
    const first = entered("Projects", "Project").filter((row) => row["Start year"] === 0);
    for (const row of first) expect([row["Learning question"], row["Review date"]]).not.toContain(null);
    const actions = example.rows("Actions").filter(({ Kind }) => Kind === "Review");
    expect(actions.some(({ Action }) => String(Action).includes("learnt"))).toBe(true);
    const overdue = ["Projects", "P01", "Review date", 45000] as const;
    const late = (await planned(edited(EXAMPLE, { set: [overdue] }))).rows("Checks");
    expect(late.some(({ What }) => String(What).startsWith("What P01 taught was to be looked at"))).toBe(
      true,
    );
    const learnt = [
      "Projects",
      "P01",
      "What was learnt",
      "A text the evening before prevents most calls",
    ] as const;
    const done = (await planned(edited(EXAMPLE, { set: [overdue, learnt] }))).rows("Checks");
    expect(done.some(({ What }) => String(What).startsWith("What P01 taught"))).toBe(false);
    const unasked = edited(EXAMPLE, { set: [["Projects", "P01", "Review date", null]] });
    expect((await planned(unasked)).rows("Checks").map(({ What }) => String(What))).toContainEqual(
      expect.stringContaining("say what is to be learnt from it and when that is looked at"),
    );
  });

  test("S21: actuals show what was delivered of what was expected, by project, family and area, and whether that bears the claim out", async () => {
    const delivered = (rows: typeof example.rows) =>
      rows("Choice").filter(({ Topic }) => Topic === "Delivered so far");
    expect(delivered(example.rows)).toEqual([]);
    const kpis = example.rows("KPIs");
    const part = (kpi: (typeof kpis)[number], gone: number) =>
      Number(kpi.Baseline) + gone * (Number(kpi.Target) - Number(kpi.Baseline));
    const typed = (count: number, gone: number) =>
      edited(example.output, {
        set: kpis
          .slice(0, count)
          .map((kpi) => ["KPIs", String(kpi.Ref), "Actual 1", part(kpi, gone)] as const),
      });
    const claimOf = async (path: string) => {
      const rows = delivered((await planned(path)).rows);
      return { rows, claim: String(rows[0]?.["In words"]) };
    };
    const early = await claimOf(typed(1, 0.5));
    expect(early.claim).toMatch(/^Too early to say: 1 of the 1 KPI with a figure is nearer the target/);
    const well = await claimOf(typed(kpis.length, 0.5));
    expect(well.claim).toMatch(/^Supported: /);
    expect((await claimOf(typed(kpis.length, -0.1))).claim).toMatch(/^Not supported: 0 of the /);
    const named = well.rows.map(({ What }) => What);
    for (const { Project } of kpis) expect(named).toContain(Project);
    for (const family of ["Responsiveness", "Lower operating costs"]) expect(named).toContain(family);
    for (const { Number: gone } of well.rows.slice(1)) expect(gone).toBe(0.5);
    const areas = new Set(entered("Areas", "Area").map(({ Area }) => Area));
    expect(named.some((name) => areas.has(name ?? null))).toBe(true);
  });

  test("the officer's own columns outlive a second plan, and rows that carry them outlive their project", async () => {
    const [action] = example.rows("Actions");
    const noted = edited(example.output, {
      set: [
        ["Actions", String(action?.Ref), "Progress note", "Begun with two teams"],
        ["KPIs", String(example.rows("KPIs")[0]?.Ref), "Actual 1", 12],
      ],
    });
    const again = await planned(noted);
    expect(again.rows("Actions").find(({ Ref }) => Ref === action?.Ref)?.["Progress note"]).toBe(
      "Begun with two teams",
    );
    expect(again.rows("KPIs")[0]?.["Actual 1"]).toBe(12);
    const project = String(action?.Ref).split("-")[0] ?? "";
    const gone = await planned(
      edited(noted, {
        set: [
          ["Projects", project, "Service owner", null],
          ["Projects", project, "Must do", "No"],
        ],
      }),
    );
    const left = gone.rows("Actions").find(({ Ref }) => Ref === action?.Ref);
    expect(left).toMatchObject({
      "Progress note": "Begun with two teams",
      Standing: "No longer in the portfolio",
    });
  });

  test("planning a planned workbook again gives the very same cells", async () => {
    expect((await planned(example.output)).grids.get("Portfolio")?.rows).toEqual(
      example.grids.get("Portfolio")?.rows,
    );
    expect((await planned(example.output)).grids.get("Actions")?.rows).toEqual(
      example.grids.get("Actions")?.rows,
    );
  });
});
