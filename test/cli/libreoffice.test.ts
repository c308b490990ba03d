import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { hasLibreOffice, recalculatedWorkbook } from "../file/judges.ts";
import { EXAMPLE, edited, folder, planned } from "./workbooks.ts";

if (!hasLibreOffice) console.log("Left out: saving the worked example in LibreOffice, which is not here.");

test.runIf(hasLibreOffice)(
  "an entry changed and saved in LibreOffice changes the plan, and nothing else of the file is touched",
  async () => {
    const before = await planned(EXAMPLE);
    const changed = edited(EXAMPLE, {
      set: [0, 1, 2, 3, 4].map((year) => ["Settings", `Budget year ${year}`, "Value", 120000] as const),
    });
    const path = join(folder(), "Saved in LibreOffice.xlsx");
    writeFileSync(path, await recalculatedWorkbook(new Uint8Array(readFileSync(changed))));
    const after = await planned(path);

    expect(after.code).toBe(0);
    const funded = (plan: typeof before) =>
      plan.rows("Portfolio").flatMap(({ Decision, Ref }) => (Decision === "Fund" ? [Ref] : []));
    expect(funded(after)).not.toEqual(funded(before));
    expect(after.rows("Checks").filter(({ Kind }) => Kind === "Difference")).toEqual([]);

    const [saved, written] = [path, after.output].map((file) =>
      unzipSync(new Uint8Array(readFileSync(file))),
    );
    const same = Object.keys(saved ?? {}).filter(
      (name) => Buffer.compare(saved?.[name] ?? new Uint8Array(), written?.[name] ?? new Uint8Array()) === 0,
    );
    const entrySheets = Object.keys(saved ?? {}).filter((name) => name.startsWith("xl/worksheets/sheet"));
    expect(Object.keys(written ?? {}).sort()).toEqual(
      Object.keys(saved ?? {})
        .filter((name) => name !== "xl/calcChain.xml")
        .sort(),
    );
    expect(same.filter((name) => entrySheets.includes(name)).length).toBeGreaterThan(15);
  },
);
