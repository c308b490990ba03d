import { textOfNumber } from "../../../src/file/formula/values.ts";
import type { Value } from "../../host/workbook.ts";

/** What a cell shows: its text, a colour that its format asks for, and whether it stands on the right as numbers do. */
export interface ShownValue {
  readonly text: string;
  readonly colour: string | undefined;
  readonly isFigure: boolean;
}

const DAY_ZERO = Date.UTC(1899, 11, 30);
const months = "January February March April May June July August September October November December".split(
  " ",
);
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/**
 * A value as its number format shows it: 0.5 as "0.0%" → 50.0%, 46477 as "d mmmm yyyy" → 31 March 2027, −1250 as
 * "£#,##0.00;[Red]-£#,##0.00" → -£1,250.00 in red. A format that is not understood shows the number plainly.
 */
export function shownValue(value: Value, format: string): ShownValue {
  if (typeof value === "boolean")
    return { text: value ? "TRUE" : "FALSE", colour: undefined, isFigure: false };
  const sections = sectionsOf(format);
  if (typeof value === "string") {
    const section = sections[3];
    const text =
      section === undefined ? value : section.replace(/"([^"]*)"|\\(.)/g, "$1$2").replace("@", value);
    return { text, colour: undefined, isFigure: false };
  }
  const isNegative = value < 0 && sections.length > 1;
  const section =
    (value === 0 ? sections[2] : undefined) ?? (isNegative ? sections[1] : sections[0]) ?? "General";
  const colour = /\[(red|blue|green)\]/i.exec(section)?.[1]?.toLowerCase();
  const plain = section.replace(/\[[^\]hms]*\]/gi, "");
  return { text: textOf(isNegative ? -value : value, plain), colour, isFigure: true };
}

/** The parts between semicolons; one within quotes parts nothing. */
const sectionsOf = (format: string): readonly string[] =>
  format.match(/(?:"[^"]*"|\\.|[^;])+|(?<=;)(?=;|$)/g) ?? ["General"];

function textOf(value: number, section: string): string {
  if (/^(general|@)$/i.test(section.trim())) return textOfNumber(Number(value.toPrecision(11)));
  if (isDate(section)) return dateText(value, section);
  return figures(value, section);
}

/** Whether a format shows a date or a time. */
export const isDate = (format: string): boolean =>
  /[dmyhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\[(?![hms]+\])[^\]]*\]|General/gi, ""));

function figures(value: number, section: string): string {
  const pattern = /[#0?][#0?,.]*(?:E[+-][0#]+)?/.exec(
    section.replace(/"[^"]*"|\\./g, (quoted) => "\u0001".repeat(quoted.length)),
  );
  const isPercent = section.replace(/"[^"]*"/g, "").includes("%");
  const size = Math.abs(value) * (isPercent ? 100 : 1);
  if (pattern === null) return literal(section);
  const digits = pattern[0];
  const [whole = "", part = ""] = digits.split(".");
  const number = digits.includes("E")
    ? size.toExponential(part.replace(/E.*/, "").length).toUpperCase()
    : size.toLocaleString("en-GB", {
        minimumIntegerDigits: Math.max(1, (whole.match(/0/g) ?? []).length),
        minimumFractionDigits: (part.match(/0/g) ?? []).length,
        maximumFractionDigits: part.length,
        useGrouping: whole.includes(","),
      });
  const shown =
    literal(section.slice(0, pattern.index)) + number + literal(section.slice(pattern.index + digits.length));
  const isNothing = !/[1-9]/.test(number);
  return value < 0 && !isNothing ? `-${shown}` : shown;
}

/** What stands around the figures; a place kept free for a bracket is a space. */
const literal = (text: string): string =>
  text.replace(
    /"([^"]*)"|\\(.)|_(.)|\*./g,
    (_, quoted?: string, escaped?: string, kept?: string) =>
      quoted ?? escaped ?? (kept === undefined ? "" : " "),
  );

function dateText(value: number, section: string): string {
  if (value < 0) return "########";
  const moment = new Date(DAY_ZERO + Math.round(value * 86_400) * 1000);
  const isAfternoon = /AM\/PM/i.test(section);
  const two = (number: number): string => String(number).padStart(2, "0");
  let last = "";
  return section.replace(
    /"([^"]*)"|\\(.)|AM\/PM|\[h+\]|y+|m+|d+|h+|s+/gi,
    (piece, quoted?: string, escaped?: string) => {
      if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? "";
      const kind = piece.toLowerCase();
      const isMinute = kind.startsWith("m") && (last.startsWith("h") || /^\s*:?s/i.test(""));
      last = kind;
      if (kind === "am/pm") return moment.getUTCHours() < 12 ? "AM" : "PM";
      if (kind.startsWith("[")) return String(Math.floor(value * 24));
      if (kind.startsWith("y"))
        return kind.length > 2 ? String(moment.getUTCFullYear()) : two(moment.getUTCFullYear() % 100);
      if (kind.startsWith("d")) return named(kind, moment.getUTCDate(), days[moment.getUTCDay()] ?? "");
      if (kind.startsWith("h"))
        return padded(kind, isAfternoon ? moment.getUTCHours() % 12 || 12 : moment.getUTCHours());
      if (kind.startsWith("s")) return padded(kind, moment.getUTCSeconds());
      return isMinute
        ? padded(kind, moment.getUTCMinutes())
        : named(kind, moment.getUTCMonth() + 1, months[moment.getUTCMonth()] ?? "");
    },
  );
}

const padded = (kind: string, number: number): string =>
  String(number).padStart(Math.min(2, kind.length), "0");
const named = (kind: string, number: number, name: string): string =>
  kind.length >= 4 ? name : kind.length === 3 ? name.slice(0, 3) : padded(kind, number);
