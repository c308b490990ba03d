import { expect, test } from "vitest";
import { entered, UNCALCULATED } from "../../workbench/host/entry.ts";

const drops = { keepsApostrophe: false };
const formula = (text: string) => ({ value: UNCALCULATED, formula: text });
const value = (held: string | number | boolean) => ({ value: held, formula: null });

// Excel’s help, “Format numbers as text” and “Use a formula”; Range.values in the Excel JavaScript API.
const cases: readonly (readonly [unknown, string, ReturnType<typeof formula> | ReturnType<typeof value>])[] =
  [
    ["=1+1", "General", formula("=1+1")],
    ["+a", "General", formula("=+a")],
    ["-B2", "General", formula("=-B2")],
    ["=1+1", "@", value("=1+1")],
    ["'=1+1", "General", value("=1+1")],
    ["=", "General", value("=")],
    ["-", "General", value("-")],
    ["00123", "General", value(123)],
    ["00123", "@", value("00123")],
    ["-5", "General", value(-5)],
    ["£1,250.50", "General", value(1250.5)],
    ["1,2", "General", value("1,2")],
    ["5%", "0%", value(0.05)],
    ["1e3", "General", value(1000)],
    ["1-2", "General", value(46054)],
    ["2026-04-01", "General", value(46113)],
    ["31/02/2026", "General", value("31/02/2026")],
    ["TRUE", "General", value(true)],
    ["TRUE", "@", value("TRUE")],
    ["Libraries", "General", value("Libraries")],
    [5, "@", value("5")],
    [5, "General", value(5)],
    [false, "General", value(false)],
    ["'x", "@", value("x")],
  ];

test.each(cases)("%s in a cell with the format %s", (given, format, held) => {
  expect(entered(given, format, drops)).toEqual(held);
});

test("an Excel that keeps a leading apostrophe keeps it in text cells only", () => {
  expect(entered("'x", "@", { keepsApostrophe: true })).toEqual(value("'x"));
  expect(entered("'x", "General", { keepsApostrophe: true })).toEqual(value("x"));
});
