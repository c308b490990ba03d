import { textOfNumber } from "../../../src/file/formula/values.ts";
import type { Value } from "../../host/workbook.ts";
import { dateText, isDate } from "./dateText.ts";

/** What a cell shows: its text, a colour that its format asks for, and whether it stands on the right as numbers do. */
export interface ShownValue {
  readonly text: string;
  readonly colour: string | undefined;
  readonly isFigure: boolean;
}

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
    : numberFormat(whole, part).format(size);
  const shown =
    literal(section.slice(0, pattern.index)) + number + literal(section.slice(pattern.index + digits.length));
  const isNothing = !/[1-9]/.test(number);
  return value < 0 && !isNothing ? `-${shown}` : shown;
}

const formats = new Map<string, Intl.NumberFormat>();

/** How a pattern's digits are written. Making one takes a hundred times as long as using it. */
function numberFormat(whole: string, part: string): Intl.NumberFormat {
  const known = formats.get(`${whole}.${part}`);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat("en-GB", {
    minimumIntegerDigits: Math.max(1, (whole.match(/0/g) ?? []).length),
    minimumFractionDigits: (part.match(/0/g) ?? []).length,
    maximumFractionDigits: part.length,
    useGrouping: whole.includes(","),
  });
  formats.set(`${whole}.${part}`, made);
  return made;
}

/** What stands around the figures; a place kept free for a bracket is a space. */
const literal = (text: string): string =>
  text.replace(
    /"([^"]*)"|\\(.)|_(.)|\*./g,
    (_, quoted?: string, escaped?: string, kept?: string) =>
      quoted ?? escaped ?? (kept === undefined ? "" : " "),
  );
