import { expect, test } from "vitest";
import { openPackage, relationshipsPart } from "../../../src/file/read/package.ts";
import { bookWith, pointers } from "./hostileBook.ts";

test("a package gives its parts by name in any case, and says where each part's pointers stand", () => {
  const opened = openPackage(bookWith());
  expect(opened.workbookPart).toBe("xl/workbook.xml");
  expect(opened.part("XL/Workbook.xml")).toEqual(opened.part("xl/workbook.xml"));
  expect(opened.part("xl/nothing.xml")).toBeUndefined();
  expect(relationshipsPart("xl/workbook.xml")).toBe("xl/_rels/workbook.xml.rels");
  expect(relationshipsPart("")).toBe("_rels/.rels");
});

test("a package counts a part once, however often it is asked for", () => {
  const size = openPackage(bookWith()).part("xl/sharedStrings.xml")?.length ?? 0;
  const budget = { left: 10_000 };
  const opened = openPackage(bookWith(), budget);
  const before = budget.left;
  for (let i = 0; i < 100; i++) opened.part("xl/sharedStrings.xml");
  expect(before - budget.left).toBe(size);
});

test("pointers lead to parts from the folder of the part that holds them, and outside only where they say so", () => {
  const lines = pointers(
    ["a", "table", "../tables/table1.xml"],
    ["b", "table", "/xl/tables/table2.xml"],
    ["c", "table", "../../../../tables/a%20b.xml"],
    ["d", "table", "100%.xml"],
  ).replace(
    "</Relationships>",
    '<Relationship Id="e" Type="urn:x/hyperlink" Target="https://example.org/a" TargetMode="External"/></Relationships>',
  );
  const found = openPackage(bookWith({ "xl/worksheets/_rels/sheet1.xml.rels": lines })).relationships(
    "xl/worksheets/sheet1.xml",
  );
  expect([...found.values()].map(({ kind, target, outside }) => [kind, target, outside])).toEqual([
    ["table", "xl/tables/table1.xml", false],
    ["table", "xl/tables/table2.xml", false],
    ["table", "tables/a b.xml", false],
    ["table", "xl/worksheets/100%.xml", false],
    ["hyperlink", "https://example.org/a", true],
  ]);
});
