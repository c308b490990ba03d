import type { Column } from "../../workbook/column.ts";
import { gates } from "../../workbook/principles.ts";
import { settings } from "../../workbook/sheets/settings.ts";
import { columnsOf, type Table } from "../../workbook/table.ts";
import { figures, method } from "./guideWords.ts";
import { putHeader } from "./header.ts";
import { grouped, limitsInWords } from "./limitsInWords.ts";
import { newCells, type PlannedSheet } from "./plan.ts";
import { type SmallTable, stackTables } from "./stackedTables.ts";
import { isTypedInto } from "./tableSheet.ts";

/** The last tab. */
export const GUIDE = "Guide";
const ABOUT =
  "How the method works, what the words and figures mean, and what every column takes. Nothing is typed here: it is made from the same description as the sheets.";

/** What the guide says that is dated and sourced, and so comes from outside the description. */
export interface GuideMatter {
  /** For each family the words for 0, 25, 50, 75 and 100. */
  readonly scale: readonly {
    readonly family: string;
    readonly anchors: readonly {
      readonly contribution: number;
      readonly word: string;
      readonly meaning: string;
    }[];
  }[];
  readonly sources: readonly {
    readonly name: string;
    readonly edition: string;
    readonly source: string;
    readonly licence: string;
    readonly caution: string | null;
  }[];
}

/** The guide: the method in a page, gates, scale, figures, sources, and a dictionary of all columns. Protected. */
export function guideSheet(tables: readonly Table[], matter: GuideMatter): PlannedSheet {
  const { cells, put } = newCells();
  putHeader(put, GUIDE, ABOUT);
  const small = [method, gateTable, scaleTable(matter), figures, sourceTable(matter), dictionary(tables)];
  return {
    name: GUIDE,
    group: "reference",
    cells,
    columns: [24, 40, 46, 40, 40, 40].map((width) => ({ width, open: false })),
    tables: stackTables(put, small, { sheet: GUIDE, from: 5 }),
    validations: [],
    emphases: [],
    charts: [],
    frozen: { row: 4, column: 0 },
    repeated: null,
    isProtected: true,
  };
}

const gateTable: SmallTable = {
  name: "GuideGates",
  heading: "The six principles, and what else must be so before a project is funded",
  columns: ["Gate", "Principle or condition", "A project passes where"],
  rows: gates.map(({ gate, title, passes }) => [gate, title, passes]),
};

const scaleTable = ({ scale }: GuideMatter): SmallTable => ({
  name: "GuideScale",
  heading: "The scale of contribution: what a mark on stage 4 stands for",
  columns: [
    "Family",
    ...(scale[0]?.anchors ?? []).map(({ contribution, word }) => `${contribution} ${word.toLowerCase()}`),
  ],
  rows: scale.map(({ family, anchors }) => [family, ...anchors.map(({ meaning }) => meaning)]),
});

const sourceTable = ({ sources }: GuideMatter): SmallTable => ({
  name: "GuideSources",
  heading: "Where rates, biases and scales come from",
  columns: ["Name", "Edition", "Source", "Licence", "Before you rely on it"],
  rows: sources.map(({ name, edition, source, licence, caution }) => [
    name,
    edition,
    source,
    licence,
    caution ?? "Nothing to check",
  ]),
});

/** Every column of every sheet: what it is, who fills it in, what it takes. */
function dictionary(tables: readonly Table[]): SmallTable {
  const described = tables.flatMap((table) =>
    table.name === settings.name
      ? (Object.values(settings.settings) as Column[]).map(
          (column) => [table.sheet, column, byFormula(column) ?? "You"] as const,
        )
      : columnsOf(table).map(([, column]) => [table.sheet, column, whoFills(table, column)] as const),
  );
  return {
    name: "GuideDictionary",
    heading: "Every column and setting",
    columns: ["Sheet", "Column or setting", "What it is", "Who fills it in", "What it takes", "Left empty"],
    rows: described.map(([sheet, column, who]) => [
      sheet,
      column.title,
      column.help,
      who,
      takes(column),
      whenEmpty(column, who),
    ]),
  };
}

const byFormula = ({ formula }: Column): string | null => (formula === null ? null : "A formula");
const whoFills = (table: Table, column: Column): string =>
  byFormula(column) ?? (isTypedInto(table, column) ? "You" : "Twintrack, when it writes the plan");

function takes({ accepts, format }: Column): string {
  switch (accepts?.kind) {
    case "list":
      return `One of: ${accepts.options.join(", ")}`;
    case "names":
      return `A name or ref from ${accepts.of().sheet}`;
    case "whole":
    case "decimal":
      return upperFirst(limitsInWords(accepts, format));
    case "date":
      return "A date";
    case "text":
      return `Words, up to ${grouped(accepts.max)} characters`;
    default:
      return "–";
  }
}

function whenEmpty({ blank }: Column, who: string): string {
  if (who !== "You") return "–";
  if (blank === "refused") return "The row does not count yet";
  return blank === "asked" ? "The row counts, and it is asked for" : "Nothing amiss";
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
