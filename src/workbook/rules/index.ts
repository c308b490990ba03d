import { entryTables } from "../entries.ts";
import { type Facts, groupBy } from "../facts.ts";
import { families, familyTitles, weightKey } from "../families.ts";
import { FORM_HEADINGS } from "../form.ts";
import { comparable } from "../words.ts";
import { areaRules } from "./areas.ts";
import { lineRules } from "./lines.ts";
import { projectRules } from "./projects.ts";
import { type Remark, type Rule, remark } from "./rule.ts";

const refsOnce: Rule = {
  kind: "issue",
  asks: "A reference stands for one row.",
  remarks: ({ entries }) =>
    Object.entries(entryTables).flatMap(([key, table]) => {
      const title = table.columns[(table.key ?? "") as keyof typeof table.columns] as
        | { title: string }
        | undefined;
      if (title === undefined) return [];
      const rows = entries[key as keyof typeof entryTables] as readonly {
        row: number;
        [column: string]: unknown;
      }[];
      return [...groupBy(rows, (row) => comparable(String(row[table.key ?? ""]))).values()].flatMap(
        ([first, ...others]) =>
          others.map(({ row }) =>
            remark(
              table.name,
              row,
              title.title,
              `“${String(first?.[table.key ?? ""])}” is used twice; give this row another`,
            ),
          ),
      );
    }),
};

const someWeight: Rule = {
  kind: "issue",
  asks: "At least one family has a weight.",
  remarks: ({ entries: { settings } }) => {
    const weights = families.map(({ key }) => settings[weightKey(key)]);
    return weights.every((weight) => weight === 0)
      ? [
          remark(
            "Settings",
            -1,
            FORM_HEADINGS.value,
            `Give a weight to at least one family: ${familyTitles.join(", ")}`,
          ),
        ]
      : [];
  },
};

/** Every rule, in the order of the stages. */
export const rules: readonly Rule[] = [refsOnce, ...areaRules, ...lineRules, ...projectRules, someWeight];

/** What the rules have to say of a workbook: issues to put right, findings to look at. */
export const checkRules = (facts: Facts): { issues: readonly Remark[]; findings: readonly Remark[] } => {
  const remarks = (kind: Rule["kind"]) =>
    rules.filter((rule) => rule.kind === kind).flatMap((rule) => rule.remarks(facts));
  return { issues: remarks("issue"), findings: remarks("finding") };
};
