import { settings } from "../../workbook/sheets/settings.ts";
import { columnsOf, type Table } from "../../workbook/table.ts";
import { quotedSheet } from "../formula/structuredReferences.ts";
import { labelOf } from "./choices.ts";
import { newCells, type PlannedCell, type PlannedSheet } from "./plan.ts";
import { type SmallTable, stackTables } from "./stackedTables.ts";

/** The first tab. */
export const START = "Start";

/** The first sheet: whose workbook it is, the seven stages with what each needs and has, and how to go about it. */
export function startSheet(tables: readonly Table[], version: string): PlannedSheet {
  const { cells, put } = newCells();
  put(1, 1, { value: "Twintrack: a social media strategy planner", look: "title" });
  put(2, 1, {
    value: null,
    formula:
      'IF(Council="","Type the name of your council on the Settings sheet",Council&IF(Service="",""," – "&Service))',
    look: "section",
  });
  put(3, 1, {
    value: null,
    formula:
      'IF(Strategy="","Type on the Settings sheet the one sentence that everything here serves",Strategy)',
    look: "about",
  });
  put(4, 1, { value: "Change these two lines on Settings", look: "link", link: linkTo(settings.sheet) });
  const stages = tables.filter(({ sheet }) => /^\d/.test(sheet));
  const others = tables.filter((table) => !stages.includes(table));
  const small = [
    sheetList("StartStages", "The seven stages", stages),
    {
      ...begin,
      rows: [
        ...begin.rows,
        ["Version", `Template ${version}. A later version reads what you typed here and moves it across.`],
      ],
    },
    sheetList("StartSheets", "Everything beside the stages", others),
  ];
  return {
    name: START,
    group: "start",
    cells,
    columns: [22, 100, 16].map((width) => ({ width, open: false })),
    tables: stackTables(put, small, { sheet: START, from: 5 }),
    validations: [],
    emphases: [],
    charts: [],
    frozen: { row: 4, column: 0 },
    repeated: null,
    isProtected: true,
  };
}

const linkTo = (sheet: string): string => `${quotedSheet(sheet)}!A1`;

function sheetList(name: string, heading: string, tables: readonly Table[]): SmallTable {
  const rows = tables.map((table): readonly PlannedCell[] => [
    { value: table.sheet, look: "saidLink", link: linkTo(table.sheet) },
    { value: table.about, look: "said" },
    isWritten(table)
      ? { value: null, look: "shown" }
      : { value: null, formula: filledRows(table), look: "shown", format: "0" },
  ]);
  return { name, heading, columns: ["Sheet", "What it is for and what it needs", "Rows filled in"], rows };
}

/** Whether the plan fills a table: a count of its rows would be out of date in a viewer that does not calculate. */
const isWritten = (table: Table): boolean =>
  table.purpose === "result" && columnsOf(table).some(([, { formula }]) => formula === null);

/** How many rows say more than their ref. */
function filledRows(table: Table): string {
  if (table.name === settings.name) return `SUMPRODUCT((${table.name}[Value]<>"")*1)`;
  const [column] = columnsOf(table)
    .filter(([key, { blank, formula }]) => key !== table.key && blank === "refused" && formula === null)
    .map(([, { title }]) => title);
  return `SUMPRODUCT((${table.name}[${column ?? labelOf(table).title}]<>"")*1)`;
}

const begin: SmallTable = {
  name: "StartHelp",
  heading: "How to go about it",
  columns: ["What", "How"],
  rows: [
    [
      "Begin",
      "Take the stages in their order, with your own service area first. Any stage can be left half-way: what is missing is listed and nothing is lost.",
    ],
    [
      "Where to type",
      "Type in the pale yellow cells under dark blue headings. White cells under grey headings work themselves out. A cell that you select says what belongs in it.",
    ],
    [
      "More rows",
      "Type straight below a table and it grows, its formulas and drop-downs with it. Copy rows as you would anywhere in Excel.",
    ],
    [
      "With the pane",
      "On the Home tab choose Open planner. The pane lists what is missing, takes you to each cell, and writes the portfolio, the action plan, the KPIs and the checks.",
    ],
    [
      "Without the pane",
      "Everything typed here adds up by formulas alone: the 6 Evaluation sheet ranks the projects. The command-line program writes the other results into a copy of this file.",
    ],
    [
      "Local words",
      "Areas, tools, channels, roles, weights and budgets are yours to change. Your council’s logo may stand on this sheet (Insert, Pictures).",
    ],
    [
      "Protected sheets",
      "Start, Settings, Lists and Guide are protected so that nothing is overwritten by accident. There is no password: Review, Unprotect sheet.",
    ],
  ],
};
