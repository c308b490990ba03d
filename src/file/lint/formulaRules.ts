import { rangeFromReference } from "../cellPlace.ts";
import { formulaTokens } from "../formula/formulaTokens.ts";
import { functions } from "../formula/functions.ts";
import { parseFormula } from "../formula/parse.ts";
import { readStructuredReference } from "../formula/structuredReferences.ts";
import type { LintedBook, LintedTable } from "./book.ts";
import { formulasOf, type LintedFormula } from "./formulas.ts";
import type { LintRule } from "./rule.ts";

/** Functions that came after the format was fixed: a file must call them with a prefix. */
const NEEDS_PREFIX =
  /^(AGGREGATE|CONCAT|DAYS|FORECAST\.LINEAR|IFNA|IFS|ISFORMULA|MAXIFS|MINIFS|NORM\.(S\.)?(DIST|INV)|PERCENTILE\.(INC|EXC)|RANK\.(EQ|AVG)|SHEETS?|STDEV\.[SP]|SWITCH|TEXTJOIN|VAR\.[SP]|XOR)$/i;
/** Functions that Excel 2019 or LibreOffice 7.4 lacks. */
const TOO_NEW =
  /^(_xlfn\.|_xlws\.)*(BYCOL|BYROW|CHOOSECOLS|CHOOSEROWS|DROP|EXPAND|FILTER|HSTACK|LAMBDA|LET|MAKEARRAY|MAP|RANDARRAY|REDUCE|SCAN|SEQUENCE|SORT|SORTBY|TAKE|TEXTAFTER|TEXTBEFORE|TEXTSPLIT|TOCOL|TOROW|UNIQUE|VSTACK|WRAPCOLS|WRAPROWS|XLOOKUP|XMATCH)$/i;
/** Excel's own limit. */
const LONGEST = 8_192;

/** The same question of every formula, its answers with where it stands before them. */
const ofEach =
  (ask: (formula: LintedFormula, book: LintedBook) => readonly string[]) =>
  (book: LintedBook): readonly string[] =>
    formulasOf(book).flatMap((formula) => ask(formula, book).map((found) => `${formula.where}: ${found}`));

const tokensOf = ({ text }: LintedFormula, kind: string): readonly string[] =>
  formulaTokens(text)
    .filter((token) => token.kind === kind)
    .map((token) => token.text);
const referencesOf = (formula: LintedFormula) =>
  tokensOf(formula, "structured").map((text) => ({ text, ...readStructuredReference(text) }));
const tableNamed = ({ tables }: LintedBook, name: string): LintedTable | undefined =>
  tables.find((table) => table.name.toLowerCase() === name.toLowerCase());

/** Rules about formulas, wherever they stand. */
export const formulaRules: readonly LintRule[] = [
  {
    code: "FORMULA-EQUALS",
    asks: "A stored formula has no = before it.",
    find: ofEach(({ text }) => (text.startsWith("=") ? [text] : [])),
  },
  {
    code: "FORMULA-TOO-LONG",
    asks: "A formula has at most 8,192 characters.",
    find: ofEach(({ text }) => (text.length > LONGEST ? [`${text.length}`] : [])),
  },
  {
    code: "FORMULA-SYNTAX",
    asks: "A formula can be taken apart.",
    find: ofEach((formula) =>
      isPlain(formula) && parseFormula(formula.text) === undefined ? [formula.text] : [],
    ),
  },
  {
    code: "SHORT-REFERENCE",
    asks: "This row is written out, [#This Row]: [@ is only how Excel shows it.",
    find: ofEach((formula) => tokensOf(formula, "structured").filter((text) => /\[\s*@/.test(text))),
  },
  {
    code: "UNKNOWN-TABLE",
    asks: "A structured reference names a table that is there.",
    find: ofEach((formula, book) =>
      referencesOf(formula)
        .filter(({ table }) => tableNamed(book, table) === undefined)
        .map(({ text }) => text),
    ),
  },
  {
    code: "UNKNOWN-COLUMN",
    asks: "A structured reference names columns that its table has.",
    find: ofEach((formula, book) =>
      referencesOf(formula).flatMap(({ table, columns, text }) => {
        const titles = tableNamed(book, table)?.columns.map(({ attributes }) =>
          attributes.get("name")?.toLowerCase(),
        );
        return titles === undefined || columns.every((column) => titles.includes(column.toLowerCase()))
          ? []
          : [text];
      }),
    ),
  },
  {
    code: "WHOLE-TABLE",
    asks: "A reference names columns: programs differ on T[#All], T[#Data] and a bare T.",
    find: ofEach((formula, book) => [
      ...referencesOf(formula)
        .filter(({ columns }) => columns.length === 0)
        .map(({ text }) => text),
      ...tokensOf(formula, "word").filter((word) => tableNamed(book, word) !== undefined),
    ]),
  },
  {
    code: "TABLE-NOT-ALLOWED",
    asks: "Drop-downs, conditional formats and charts name no table.",
    find: ofEach((formula) => (formula.mayNameTables ? [] : tokensOf(formula, "structured"))),
  },
  {
    code: "PREFIX-MISSING",
    asks: "A later function has its _xlfn. prefix.",
    find: ofEach((formula) => tokensOf(formula, "function").filter((name) => NEEDS_PREFIX.test(name))),
  },
  {
    code: "FUNCTION-TOO-NEW",
    asks: "Every function is in Excel 2019 and LibreOffice 7.4.",
    find: ofEach((formula) => tokensOf(formula, "function").filter((name) => TOO_NEW.test(name))),
  },
  {
    code: "UNKNOWN-FUNCTION",
    asks: "Every function is one that our own calculation knows, and so one that is tried.",
    find: ofEach((formula) =>
      tokensOf(formula, "function").filter(
        (name) => !functions.has(name.replace(/^_xlfn\./i, "").toUpperCase()),
      ),
    ),
  },
  {
    code: "UNKNOWN-NAME",
    asks: "A word in a formula is a defined name or a cell.",
    find: ofEach((formula, { names, sheets, tables }) => {
      const known = new Set(
        [
          ...names.map(({ name }) => name),
          ...sheets.map(({ name }) => name),
          ...tables.map(({ name }) => name),
          "TRUE",
          "FALSE",
        ].map((name) => name.toLowerCase()),
      );
      return tokensOf(formula, "word").filter(
        (word) =>
          !known.has(word.toLowerCase()) &&
          !/^[$\d.]/.test(word) &&
          rangeFromReference(word) === undefined &&
          !/^[A-Z]{1,3}$/.test(word),
      );
    }),
  },
  {
    code: "UNKNOWN-SHEET",
    asks: "A reference names a sheet that is there.",
    find: ofEach((formula, { sheets }) => {
      const known = new Set(sheets.map(({ name }) => name.toLowerCase()));
      const named = [
        ...formula.text
          .replace(/"(?:[^"]|"")*"/g, '""')
          .matchAll(/(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!/gu),
      ];
      return named
        .map(([, quoted, plain]) => quoted?.replaceAll("''", "'") ?? plain ?? "")
        .filter((name) => !known.has(name.toLowerCase()));
    }),
  },
  {
    code: "REF-ERROR",
    asks: "No formula points to cells that are gone.",
    find: ofEach(({ text }) => (text.includes("#REF!") ? [text] : [])),
  },
];

/** Names of print areas and titles may join ranges with commas, which a formula's grammar does not. */
const isPlain = ({ where }: LintedFormula): boolean => !where.startsWith("the name _xlnm.");
