import { beforeEach, describe, expect, test } from "vitest";
import { type Host, newHost } from "../../workbench/host/host.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { plannedWorkbook } from "../excel/plannedWorkbook.ts";
import { connectOffice } from "./officeInNode.ts";

let host: Host;
beforeEach(async () => {
  host = newHost({ workbook: openWorkbook(await plannedWorkbook()) });
  connectOffice(host);
});

/** The code and message that work in Excel ends in. */
const troubleOf = (work: (context: Excel.RequestContext) => void): Promise<unknown> =>
  Excel.run(async (context) => {
    work(context);
    await context.sync();
  }).then(
    () => "no trouble",
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );

const portfolio = ({ workbook }: Excel.RequestContext): Excel.Table => workbook.tables.getItem("Portfolio");
const lacking = (member: string): string =>
  `NotInTheWorkbench: ${member} is not implemented by the workbench`;

describe("what the workbench does not do is refused by name", () => {
  const cases: readonly (readonly [string, (context: Excel.RequestContext) => unknown])[] = [
    ["Workbook.names", ({ workbook }) => workbook.names.getItem("Rate").load("value")],
    ["Table.sort", (context) => portfolio(context).sort.clear()],
    ["Table.style", (context) => portfolio(context).load("style")],
    ["Table.name =", (context) => Object.assign(portfolio(context), { name: "Plan" })],
    ["Table.delete", (context) => portfolio(context).delete()],
    ["Range.getSpillParent", (context) => portfolio(context).getRange().getSpillParent().load("rowIndex")],
    ["Range.format", (context) => Object.assign(portfolio(context).getRange().format.fill, { color: "red" })],
    ["Range.hidden", (context) => portfolio(context).getRange().load("hidden")],
  ];

  test.each(cases)("%s", async (member, work) => {
    expect(await troubleOf(work)).toBe(lacking(member));
  });
});

describe("errors as Excel gives them", () => {
  test("a table that is not there", async () => {
    expect(await troubleOf(({ workbook }) => workbook.tables.getItem("Nowhere").load("name"))).toMatch(
      /^ItemNotFound/,
    );
  });

  test("values of another size than the range", async () => {
    const write = (context: Excel.RequestContext) => {
      portfolio(context).getHeaderRowRange().values = [["one"]];
    };
    expect(await troubleOf(write)).toMatch(/^InvalidArgument: The number of rows or columns/);
  });

  test("a range that would run off the sheet", async () => {
    const offset = (context: Excel.RequestContext) =>
      portfolio(context).getRange().getOffsetRange(-9, 0).load("rowIndex");
    expect(await troubleOf(offset)).toMatch(/^InvalidArgument/);
  });

  test("a value that was not loaded", async () => {
    const read = (context: Excel.RequestContext) => portfolio(context).name;
    expect(await troubleOf(read)).toMatch(/^PropertyNotLoaded/);
  });

  test("what was done before an action that fails stays done", async () => {
    const trouble = await troubleOf((context) => {
      portfolio(context).getDataBodyRange().getCell(0, 0).values = [["done"]];
      context.workbook.tables.getItem("Nowhere").load("name");
    });
    expect(trouble).toMatch(/^ItemNotFound/);
    expect(host.workbook.sheets[0]?.cells.get(5 * 16_384)?.value).toBe("done");
  });
});

test("a fault of the workbench’s own is said aloud instead of leaving the add-in to wait", async () => {
  const calculate = () => {
    throw new RangeError("the sums went wrong");
  };
  connectOffice(newHost({ workbook: host.workbook, calculate }));
  const write = (context: Excel.RequestContext) => {
    const cell = portfolio(context).getDataBodyRange().getCell(0, 0);
    cell.values = [["x"]];
    cell.load("values");
  };
  expect(await troubleOf(write)).toMatch(/^WorkbenchFault: RangeError: the sums went wrong/);
});

test("an assignment of more than 1,500 cells, which the client cuts up, arrives whole", async () => {
  await Excel.run(async (context) => {
    const range = portfolio(context).getHeaderRowRange().getOffsetRange(30, 0).getResizedRange(999, 0);
    range.values = Array.from({ length: 1000 }, (_, r) => Array.from({ length: 6 }, (_, c) => r * 6 + c));
    await context.sync();
    const last = range.getCell(999, 5).load("values, rowIndex");
    await context.sync();
    expect(last.values).toEqual([[5999]]);
    expect(last.rowIndex).toBe(1033);
  });
});
