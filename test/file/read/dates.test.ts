import { describe, expect, test } from "vitest";
import { isBuiltInDate, isDateFormat, serialFromIso } from "../../../src/file/read/dates.ts";

/** Formats met in public workbooks, and whether Excel shows a date by them. */
const formats: readonly [string, boolean][] = [
  ["dd/mm/yyyy", true],
  ["[$-809]d mmmm yyyy;@", true],
  ["yyyy\\-mm\\-dd", true],
  ["[h]:mm:ss", true],
  ["[mm]:ss.0", true],
  ["mmm-yy", true],
  ["h:mm AM/PM", true],
  ["General", false],
  ["Standard", false],
  ["0.00", false],
  ["0.0\\m", false],
  ["£#,##0,,\\m", false],
  ['0"d"', false],
  ["0\\d", false],
  ["#,##0\\h", false],
  ["0\\ \\b\\e\\d\\s", false],
  ["_k_m_-0", false],
  ["*d0", false],
  ["[Red]-0;[Blue]0", false],
  ["[$£-809]#,##0", false],
  ['#,##0" days"', false],
  ["@", false],
];

/** Serial numbers as Excel itself gives for the same days and times. */
const dates: readonly [string, number | undefined][] = [
  ["2026-04-01", 46_113],
  ["2026-04-01T12:00:00", 46_113.5],
  ["2026-04-01T12:00:00Z", 46_113.5],
  ["2026-04-01T06:00:00.000", 46_113.25],
  ["1900-03-01", 61],
  ["2000-02-29", 36_585],
  ["T06:00:00", 0.25],
  ["06:00", 0.25],
  ["T24:00:00", 1],
  ["2026-02-30", undefined],
  ["2026-13-01", undefined],
  ["2026-04-01T12:60", undefined],
  ["T25:00", undefined],
  ["01/04/2026", undefined],
  ["soon", undefined],
  ["", undefined],
  ["T", undefined],
];

describe("a number format shows a date", () => {
  test.each(formats)("%s: %s", (format, expected) => {
    expect(isDateFormat(format)).toBe(expected);
  });

  test("where Excel's own list says so", () => {
    const shown = Array.from({ length: 60 }, (_, format) => format).filter(isBuiltInDate);
    expect(shown).toEqual([
      14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53,
      54, 55, 56, 57, 58,
    ]);
  });
});

describe("a date in words of ISO 8601 is the serial number", () => {
  test.each(dates)("%s: %s", (text, expected) => {
    expect(serialFromIso(text)).toBe(expected);
  });
});
