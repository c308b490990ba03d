import { expect, test } from "vitest";
import { checkWorkbook } from "../../src/appraise/check.ts";
import { entryTables } from "../../src/workbook/entries.ts";
import type { Grids } from "../../src/workbook/grid.ts";
import { entryColumns, type Table } from "../../src/workbook/table.ts";
import { wholeWorkbook } from "../templates/whole.ts";

const example = wholeWorkbook("example");

/** What checking says, as plain values. */
const said = (grids: Grids) => {
  const { workbook, issues, findings, held, notReady } = checkWorkbook(grids);
  return { workbook, issues, findings, held, notReady: [...notReady] };
};

test.each(Object.values(entryTables).map((table: Table) => [table.name, table] as const))(
  "After a change of %s, checking again says of every table what checking for the first time says",
  (name, table) => {
    said(example);
    for (const [key, { title }] of entryColumns(table)) {
      if (key !== table.key && key !== table.label && key !== table.standIn) continue;
      const grid = example.get(name) ?? { headers: [], rows: [] };
      const at = grid.headers.indexOf(title);
      const rows = grid.rows.map((cells, row) => (row === 0 ? cells.with(at, "Another  name") : cells));
      const changed = new Map([...example, [name, { ...grid, rows }]]);
      expect(said(changed)).toEqual(said(structuredClone(changed)));
    }
    expect(said(example)).toEqual(said(structuredClone(example)));
  },
);
