import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packageParts } from "../../src/file/build/packageParts.ts";
import { readBook } from "../../src/file/lint/book.ts";
import { lintRules, lintWorkbook } from "../../src/file/lint/lint.ts";
import { openParts } from "../../src/file/write/parts.ts";

const template = new Uint8Array(readFileSync(new URL("../../templates/twintrack.xlsx", import.meta.url)));

const AREAS = "xl/worksheets/sheet2.xml";
const AREAS_TABLE = "xl/tables/table4.xml";
const TOOLS_TABLE = "xl/tables/table6.xml";
const WORKBOOK = "xl/workbook.xml";
const TYPES = "[Content_Types].xml";
const EVALUATION = "xl/worksheets/sheet7.xml";

/** The first part of a kind that holds a text: which it is changes whenever a sheet is added. */
const partWith = (kind: string, text: string): string => {
  const parts = openParts(template);
  const named = [...parts.opened.entries.keys()].filter(
    (part) => part.startsWith(kind) && part.endsWith(".xml"),
  );
  return named.find((part) => parts.text(part).includes(text)) ?? `${kind} with ${text}`;
};
const TWO_CHARTS = partWith("xl/drawings/drawing", '<xdr:cNvPr id="3"');
const FRONTIER_CHART = partWith("xl/charts/chart", "'7 Frontier'!");

/** One thing put where another was: it must have been there. */
const edit = (part: string, from: string | RegExp, to: string) => (bytes: Uint8Array) => {
  const parts = openParts(bytes);
  const changed = parts.text(part).replace(from, to);
  expect(changed, `${part} holds ${from}`).not.toBe(parts.text(part));
  parts.replace(part, changed);
  return parts.pack();
};
/** Another formula in the first calculated cell of Areas, M6. */
const formula = (text: string) => edit(AREAS, /(<c r="M6"[^>]*><f>)[^<]*/, `$1${text}`);
/** Another attribute in the first validation of Areas. */
const validation = (name: string, value: string) =>
  edit(AREAS, new RegExp(`(<dataValidation [^>]*?) ${name}="[^"]*"`), `$1 ${name}="${value}"`);
const name = (markup: string) => edit(WORKBOOK, "</definedNames>", `${markup}</definedNames>`);

/** The rule, and the damage that it must notice. */
const damages: readonly (readonly [code: string, damage: (bytes: Uint8Array) => Uint8Array])[] = [
  ["LINK-TO-NOWHERE", edit("xl/worksheets/_rels/sheet2.xml.rels", "table4.xml", "table99.xml")],
  ["LINK-UNKNOWN", edit(AREAS, '<tablePart r:id="rId1"/>', '<tablePart r:id="rId7"/>')],
  [
    "TYPE-OF-NOTHING",
    edit(TYPES, "</Types>", '<Override PartName="/xl/none.xml" ContentType="application/xml"/></Types>'),
  ],
  [
    "PART-WITHOUT-TYPE",
    edit(
      TYPES,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      "",
    ),
  ],
  ["TYPE-TWICE", edit(TYPES, /<Override PartName="\/xl\/styles.xml"[^>]*>/, "$&$&")],
  ["CONTROL-CHARACTER", edit("docProps/core.xml", "Twintrack</dc:creator>", "Twin\u0001track</dc:creator>")],
  ["DRAWING-ID-TWICE", edit(TWO_CHARTS, '<xdr:cNvPr id="3"', '<xdr:cNvPr id="2"')],
  [
    "CALCULATION-CHAIN",
    (bytes) => {
      const parts = packageParts(bytes);
      parts.add(
        "xl/calcChain.xml",
        "<calcChain/>",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
      );
      return parts.pack();
    },
  ],
  ["SHEET-NAME", edit(WORKBOOK, 'name="KPIs"', 'name="KPIs: what counts"')],
  ["SHEET-NAME", edit(WORKBOOK, 'name="KPIs"', 'name="KPIs of every project that is funded"')],
  ["SHEET-NAME-TWICE", edit(WORKBOOK, 'name="KPIs"', 'name="checks"')],
  ["SHEET-ID-TWICE", edit(WORKBOOK, 'sheetId="3"', 'sheetId="2"')],
  ["NO-SHEET-TO-SHOW", edit(WORKBOOK, /state="visible"/g, 'state="hidden"')],
  ["NAME", name('<definedName name="My name">Settings!$B$6</definedName>')],
  [
    "NAME",
    name(
      '<definedName name="Tax2027">Settings!$B$6</definedName><definedName name="AB12">Settings!$B$6</definedName>',
    ),
  ],
  ["NAME-TWICE", name('<definedName name="FACTOR0">Settings!$B$6</definedName>')],
  ["NAME-WITHOUT-SHEET", name('<definedName name="Local" localSheetId="99">Settings!$B$6</definedName>')],
  ["TABLE-ID", edit(AREAS_TABLE, ' id="4"', ' id="5"')],
  ["TABLE-NAME", edit(AREAS_TABLE, 'displayName="Areas"', 'displayName="tbl1"')],
  ["TABLE-NAME-TWICE", edit(TOOLS_TABLE, 'displayName="Tools"', 'displayName="AREAS"')],
  ["TABLE-NAME-TWICE", name('<definedName name="Areas">Settings!$B$6</definedName>')],
  ["TABLE-COLUMNS", edit(AREAS_TABLE, /<tableColumns count="\d+"/, '<tableColumns count="3"')],
  ["TABLE-COLUMN-TWICE", edit(AREAS_TABLE, 'name="Kind"', 'name="area"')],
  ["TABLE-COLUMN-ID", edit(AREAS_TABLE, 'id="2" name="Area"', 'id="1" name="Area"')],
  ["TABLE-HEADING", edit(AREAS_TABLE, 'name="Owner"', 'name="Owned by"')],
  ["TABLE-WITHOUT-ROWS", edit(AREAS_TABLE, /ref="A5:Q\d+"/g, 'ref="A5:Q5"')],
  ["TABLES-OVERLAP", edit("xl/tables/table2.xml", /ref="A(\d+):B(\d+)"/g, 'ref="A9:B$2"')],
  ["FILTER-WITHOUT-HEADINGS", edit(AREAS_TABLE, 'headerRowCount="1"', 'headerRowCount="0"')],
  ["FILTER-RANGE", edit(AREAS_TABLE, /<autoFilter ref="[^"]*"/, '<autoFilter ref="A5:Q9"')],
  [
    "MERGED-IN-TABLE",
    edit(AREAS, "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="B7:C7"/></mergeCells>'),
  ],
  ["COLUMN-WITHOUT-FORMULA", edit(AREAS, /(<c r="M9"[^>]*>)<f>[^<]*<\/f>/, "$1")],
  ["CELL-PLACE", edit(AREAS, '<c r="B8"', '<c r="B9"')],
  ["CELL-ORDER", edit(AREAS, '<c r="B8"', '<c r="A8"')],
  ["CELL-LOOK", edit(AREAS, /<c r="B8" s="\d+"/, '<c r="B8" s="999"')],
  ["SHARED-TEXT", edit(AREAS, /(<c r="B8"[^>]*><v>)\d+/, "$199999")],
  [
    "NOT-A-NUMBER",
    edit(EVALUATION, /(<c r="[A-Z]+6"[^>]*) t="str"(><f>[^<]*<\/f>)<v><\/v>/, "$1$2<v>NaN</v>"),
  ],
  ["NOT-A-TRUTH", edit(AREAS, /<c r="B8"([^>]*) t="s"/, '<c r="B8"$1 t="b"')],
  ["TEXT-TOO-LONG", edit("xl/sharedStrings.xml", "<t>Activity</t>", `<t>${"a".repeat(32_768)}</t>`)],
  ["FORMULA-WITHOUT-VALUE", edit(AREAS, /(<c r="M9"[^>]*><f>[^<]*<\/f>)<v>[^<]*<\/v>/, "$1")],
  [
    "MERGES-OVERLAP",
    edit(
      AREAS,
      "</sheetData>",
      '</sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B1:D2"/></mergeCells>',
    ),
  ],
  ["LINK-TWICE", edit(AREAS, /<hyperlink ref="A4"[^>]*>/, "$&$&")],
  ["LINK-PLACE", edit(AREAS, /location="[^"]*"/, "location=\"'Nowhere'!A1\"")],
  ["FORMULA-EQUALS", formula("=1+1")],
  ["FORMULA-TOO-LONG", formula(`1${"+1".repeat(4_100)}`)],
  ["FORMULA-SYNTAX", formula("IF(1,2")],
  ["SHORT-REFERENCE", formula("Areas[@Area]")],
  ["UNKNOWN-TABLE", formula("SUM(Places[Reach])")],
  ["UNKNOWN-COLUMN", formula("SUM(Areas[Reached])")],
  ["WHOLE-TABLE", formula("ROWS(Areas[#Data])")],
  ["WHOLE-TABLE", formula("ROWS(Areas)")],
  [
    "TABLE-NOT-ALLOWED",
    edit(AREAS, "<formula1>ChoicesAreasDecision</formula1>", "<formula1>Areas[Kind]</formula1>"),
  ],
  ["TABLE-NOT-ALLOWED", edit(AREAS, /<formula>[^<]*<\/formula>/, '<formula>Areas[Kind]="Park"</formula>')],
  ["PREFIX-MISSING", formula("MAXIFS(Areas[Reach],Areas[Reach],1)")],
  ["FUNCTION-TOO-NEW", formula("_xlfn.XLOOKUP(1,Areas[Reach],Areas[Reach])")],
  ["UNKNOWN-FUNCTION", formula("REACHOF(1)")],
  ["UNKNOWN-NAME", formula("Faktor0*2")],
  ["UNKNOWN-SHEET", formula("'8 Nothing'!A1")],
  ["UNKNOWN-SHEET", edit(FRONTIER_CHART, /<c:f>'7 Frontier'/g, "<c:f>'7 Frontiers'")],
  ["REF-ERROR", formula("SUM(#REF!)")],
  ["PROMPT-TOO-LONG", validation("prompt", "a".repeat(256))],
  ["PROMPT-TITLE-TOO-LONG", validation("promptTitle", "a".repeat(33))],
  [
    "LIST-WRITTEN-OUT",
    edit(AREAS, "<formula1>ChoicesAreasDecision</formula1>", '<formula1>"Go,Park"</formula1>'),
  ],
  ["VALIDATION-WITHOUT-LIMIT", edit(AREAS, "<formula1>ChoicesAreasDecision</formula1>", "")],
  ["VALIDATIONS-OVERLAP", edit(AREAS, 'sqref="H6:H1000"', 'sqref="I900:I1001"')],
  ["VALIDATION-COUNT", edit(AREAS, /<dataValidations count="\d+"/, '<dataValidations count="1"')],
  ["CONDITION-LOOK", edit(AREAS, /dxfId="\d+"/, 'dxfId="99"')],
];

describe("lint", () => {
  it("finds nothing wrong with the template", () => {
    expect(lintWorkbook(template)).toEqual([]);
  });

  it.each(damages)("%s is noticed where a workbook breaks it", (code, damage) => {
    const rule = lintRules.find((each) => each.code === code);
    expect(rule?.find(readBook(damage(template)))).not.toEqual([]);
  });

  it("has been seen to notice something by every one of its rules, of which there are more than thirty", () => {
    expect(lintRules.map(({ code }) => code).sort()).toEqual(
      [...new Set(damages.map(([code]) => code))].sort(),
    );
    expect(lintRules.length).toBeGreaterThan(30);
  });
});
