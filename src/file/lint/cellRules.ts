import { cellName, overlap, rangeFromReference } from "../cellPlace.ts";
import { limits } from "../limits.ts";
import type { LintedBook, LintedSheet } from "./book.ts";
import type { LintedCell } from "./cells.ts";
import { type LintRule, pairs, repeated } from "./rule.ts";

/** The same question of every cell. */
const ofEach =
  (isWrong: (cell: LintedCell, book: LintedBook) => boolean) =>
  (book: LintedBook): readonly string[] =>
    book.sheets.flatMap((sheet) =>
      sheet.cells.filter((cell) => isWrong(cell, book)).map(({ place }) => `${sheet.name}!${place}`),
    );

/** The same question of every sheet: each answer with the sheet's name before it. */
const onEach =
  (ask: (sheet: LintedSheet, book: LintedBook) => readonly string[]) =>
  (book: LintedBook): readonly string[] =>
    book.sheets.flatMap((sheet) => ask(sheet, book).map((found) => `${sheet.name}!${found}`));

/** Rules about cells. */
export const cellRules: readonly LintRule[] = [
  {
    code: "CELL-PLACE",
    asks: "A cell names a place on the sheet, in its own row.",
    find: ofEach(({ place, row }) => rangeFromReference(place)?.top !== row),
  },
  {
    code: "CELL-ORDER",
    asks: "Rows go downwards and cells to the right, none twice.",
    find: onEach(({ cells }) =>
      cells.flatMap(({ place }, at) => {
        const [before, here] = [rangeFromReference(cells[at - 1]?.place ?? ""), rangeFromReference(place)];
        if (before === undefined || here === undefined) return [];
        const follows = here.top > before.top || (here.top === before.top && here.left > before.left);
        return follows ? [] : [place];
      }),
    ),
  },
  {
    code: "CELL-LOOK",
    asks: "A cell's look is one that the workbook has.",
    find: ofEach(({ style }, { cellLooks }) => !(style >= 0 && style < Math.max(1, cellLooks.length))),
  },
  {
    code: "SHARED-TEXT",
    asks: "A shared text is one that the workbook has.",
    find: ofEach(
      ({ kind, value }, { strings }) => kind === "s" && strings[Number(value ?? -1)] === undefined,
    ),
  },
  {
    code: "NOT-A-NUMBER",
    asks: "A number is one.",
    find: ofEach(
      ({ kind, value }) =>
        kind === "n" && value !== undefined && (value.trim() === "" || !Number.isFinite(Number(value))),
    ),
  },
  {
    code: "NOT-A-TRUTH",
    asks: "A truth value is 0 or 1.",
    find: ofEach(({ kind, value }) => kind === "b" && value !== "0" && value !== "1"),
  },
  {
    code: "TEXT-TOO-LONG",
    asks: "A text has at most 32,767 characters.",
    find: (book) => [
      ...book.strings.flatMap((text, at) => (text.length > limits.text ? [`shared text ${at}`] : [])),
      ...ofEach(({ kind, value = "" }) => kind !== "s" && value.length > limits.text)(book),
    ],
  },
  {
    code: "FORMULA-WITHOUT-VALUE",
    asks: "A formula carries its value, for viewers that do not calculate.",
    find: ofEach(({ formula, value }) => formula !== undefined && value === undefined),
  },
  {
    code: "MERGES-OVERLAP",
    asks: "Merged cells stand apart.",
    find: onEach(({ merges }) =>
      pairs(merges)
        .filter(([one, other]) => overlap(one, other))
        .map(([one]) => cellName(one.top, one.left)),
    ),
  },
  {
    code: "LINK-TWICE",
    asks: "A cell leads to one place.",
    find: onEach(({ root }) => repeated(linksOf(root).map(({ attributes }) => attributes.get("ref") ?? ""))),
  },
  {
    code: "LINK-PLACE",
    asks: "A link within the workbook leads to a sheet that is there.",
    find: onEach(({ root }, { sheets, names }) =>
      linksOf(root)
        .map(({ attributes }) => attributes.get("location"))
        .filter((location) => location !== undefined)
        .filter((location) => {
          const sheet = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(location);
          const name = (sheet?.[1]?.replaceAll("''", "'") ?? sheet?.[2] ?? "").toLowerCase();
          const isThere = sheet
            ? sheets.some((each) => each.name.toLowerCase() === name)
            : names.some((each) => each.name === location);
          return !isThere;
        }),
    ),
  },
];

const linksOf = (root: LintedSheet["root"]) =>
  root.inside("hyperlinks").flatMap((links) => links.inside("hyperlink"));
