import { overlap, rangeFromReference } from "../cellPlace.ts";
import type { LintedBook, LintedSheet, Tag } from "./book.ts";
import { tagsAt } from "./book.ts";
import { type LintRule, pairs } from "./rule.ts";

/** The most characters that Excel takes. */
const TITLE = 32;
const TEXT = 255;

const ofEach =
  (ask: (validation: Tag, sheet: LintedSheet) => readonly string[]) =>
  (book: LintedBook): readonly string[] =>
    book.sheets.flatMap((sheet) =>
      sheet.validations.flatMap((tag) =>
        ask(tag, sheet).map((found) => `${sheet.name}, ${tag.attributes.get("sqref") ?? ""}: ${found}`),
      ),
    );
const longer = (tag: Tag, names: readonly string[], most: number): readonly string[] =>
  names.filter((name) => (tag.attributes.get(name) ?? "").length > most);
const rangesOf = (tag: Tag) =>
  (tag.attributes.get("sqref") ?? "")
    .split(/\s+/)
    .flatMap((reference) => rangeFromReference(reference) ?? []);

/** Rules about drop-downs, prompts and conditional formats. */
export const validationRules: readonly LintRule[] = [
  {
    code: "PROMPT-TOO-LONG",
    asks: "A prompt or message has at most 255 characters.",
    find: ofEach((tag) => longer(tag, ["prompt", "error"], TEXT)),
  },
  {
    code: "PROMPT-TITLE-TOO-LONG",
    asks: "The title of a prompt or message has at most 32 characters.",
    find: ofEach((tag) => longer(tag, ["promptTitle", "errorTitle"], TITLE)),
  },
  {
    code: "LIST-WRITTEN-OUT",
    asks: "A drop-down takes its words from cells: written out they cannot pass 255 characters, nor hold a comma.",
    find: ofEach((tag) =>
      tag
        .inside("formula1")
        .filter(({ text }) => tag.attributes.get("type") === "list" && text.startsWith('"'))
        .map(({ text }) => text),
    ),
  },
  {
    code: "VALIDATION-WITHOUT-LIMIT",
    asks: "A validation says what it accepts.",
    find: ofEach((tag) => {
      const type = tag.attributes.get("type") ?? "none";
      return type !== "none" && tag.inside("formula1").every(({ text }) => text === "") ? [type] : [];
    }),
  },
  {
    code: "VALIDATIONS-OVERLAP",
    asks: "A cell has one validation.",
    find: ({ sheets }) =>
      sheets.flatMap(({ name, validations }) =>
        pairs(validations.map((tag) => ({ tag, ranges: rangesOf(tag) })))
          .filter(([one, other]) => one.ranges.some((a) => other.ranges.some((b) => overlap(a, b))))
          .map(([one]) => `${name}, ${one.tag.attributes.get("sqref")}`),
      ),
  },
  {
    code: "VALIDATION-COUNT",
    asks: "The validations are as many as the sheet says.",
    find: ({ sheets }) =>
      sheets.flatMap(({ name, root, validations }) => {
        const said = root.inside("dataValidations")[0]?.attributes.get("count");
        return said === undefined || Number(said) === validations.length ? [] : [`${name}: ${said}`];
      }),
  },
  {
    code: "CONDITION-LOOK",
    asks: "The look of a conditional format is one that the workbook has.",
    find: ({ sheets, conditionLooks }) =>
      sheets.flatMap(({ name, root }) =>
        tagsAt(root, ["conditionalFormatting", "cfRule"])
          .map(({ attributes }) => attributes.get("dxfId"))
          .filter((look) => look !== undefined && !(Number(look) < conditionLooks.length))
          .map((look) => `${name}: ${look}`),
      ),
  },
];
