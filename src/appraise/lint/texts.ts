import { groupBy, hasMeasure } from "../../workbook/facts.ts";
import { comparable } from "../../workbook/words.ts";
import { countOf } from "../say.ts";
import type { Lint } from "./kind.ts";

/** Shorter names are told apart by little. */
const FEWEST_LETTERS = 6;
/** What tells two names apart that may be meant for one. */
const A_LETTER_OR_TWO = 2;
/** Rows on which the same words have to stand before they look copied. */
const FEWEST_COPIES = 3;

const mixedPriceYears: Lint = {
  asks: "Every amount is at the prices of the one year named in Settings.",
  findings: ({ facts: { entries } }) => {
    const { pricesOf } = entries.settings;
    if (pricesOf === undefined) return [];
    const of = (table: string, lines: readonly { readonly row: number; readonly source: string | null }[]) =>
      lines.flatMap(({ row, source }) => {
        const year = yearOfPrices(source ?? "");
        return year === null || year === pricesOf
          ? []
          : [
              {
                table,
                row,
                column: "Source",
                message: `The source speaks of ${year} prices, and Settings of ${pricesOf}; has the amount been brought to ${pricesOf} prices?`,
              },
            ];
      });
    return [...of("Costs", entries.costs), ...of("Benefits", entries.benefits)];
  },
};

/** The year whose prices a source names: "at 2023 prices", "prices of 2023/24". */
function yearOfPrices(source: string): number | null {
  const found = /\b(20\d\d)(?:[/–-]\d\d)?\s+prices\b|\bprices\s+(?:of|in|from)\s+(20\d\d)\b/i.exec(source);
  return found === null ? null : Number(found[1] ?? found[2]);
}

const copiedText: Lint = {
  asks: "The same words are not copied over unlike lines.",
  findings: ({ facts: { entries } }) => {
    const columns = [
      ["How it helps", (line) => line.how],
      ["What changes in the process", (line) => line.process],
      ["What people must do differently", (line) => line.people],
    ] as const satisfies readonly (readonly [
      string,
      (line: (typeof entries.mapping)[number]) => string | null,
    ])[];
    return columns.flatMap(([column, wordsOf]) =>
      [
        ...groupBy(entries.mapping, (line) =>
          wordsOf(line) === null ? null : comparable(wordsOf(line) ?? ""),
        ),
      ].flatMap(([, lines]) => {
        const unlike = new Set(lines.map(({ area, tool }) => `${area}|${tool}`));
        const [first] = lines;
        return first === undefined || unlike.size < FEWEST_COPIES
          ? []
          : [
              {
                table: "Mapping",
                row: first.row,
                column,
                message: `The same words stand on ${countOf(lines.length, "line")} with unlike areas and tools; do they say what is true of each?`,
              },
            ];
      }),
    );
  },
};

const stopsAtOutputs: Lint = {
  asks: "A project's measures reach beyond outputs such as followers and likes.",
  findings: ({ facts }) =>
    facts.projects.flatMap(({ project, objectives }) => {
      const measured = objectives.filter(hasMeasure);
      const [first] = measured;
      const stops = measured.every(
        ({ level, measure }) =>
          level === "Input" ||
          level === "Output" ||
          /\b(followers?|likes?|views?|impressions?|shares?|posts?)\b/i.test(measure ?? ""),
      );
      return first === undefined || !stops
        ? []
        : [
            {
              table: "Objectives",
              row: first.row,
              column: "Level",
              message: `Every measure of ${project.ref} stops at outputs; what will be different for people?`,
            },
          ];
    }),
};

const nearlyTheSame: Lint = {
  asks: "Names that differ by a letter or two are meant to differ.",
  findings: ({ facts: { entries } }) => {
    const of = (
      table: string,
      column: string,
      rows: readonly { readonly row: number; readonly name: string }[],
    ) => {
      const names = rows.map(({ name }) => comparable(name));
      return rows.flatMap(({ row, name }, at) => {
        const like =
          name.length < FEWEST_LETTERS
            ? -1
            : names.findIndex((other, to) => to < at && isNear(other, names[at] ?? ""));
        return like < 0
          ? []
          : [
              {
                table,
                row,
                column,
                message: `“${name}” and “${rows[like]?.name}” are nearly the same; are they two?`,
              },
            ];
      });
    };
    return [
      ...of(
        "Areas",
        "Area",
        entries.areas.filter(({ sameAs }) => sameAs === null).map(({ row, area }) => ({ row, name: area })),
      ),
      ...of(
        "Tools",
        "Tool",
        entries.tools.map(({ row, tool }) => ({ row, name: tool })),
      ),
      ...of(
        "Roles",
        "Role",
        entries.roles.map(({ row, role }) => ({ row, name: role })),
      ),
    ];
  },
};

/** Whether two names are not one, but share all save a letter or two at their ends or in their middle. */
function isNear(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  if (longest - shortest > A_LETTER_OR_TWO || a === b) return false;
  let start = 0;
  while (start < shortest && a[start] === b[start]) start++;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return longest - start - end <= A_LETTER_OR_TWO;
}

export const textLints: readonly Lint[] = [mixedPriceYears, copiedText, stopsAtOutputs, nearlyTheSame];
