import { type Day, serialFromDay } from "../../units.ts";

const MS_PER_DAY = 86_400_000;
/** What a serial of the 1904 date system lacks of the 1900 system's: 1 January 1904 is 0 in one, 1462 in the other. */
export const DAYS_TO_1904 = 1462;

/**
 * The serial number (1900 system) of a date as cells of type `d` hold it, times as parts of a day:
 * "2026-04-01" → 46113, "2026-04-01T12:00:00" → 46113.5, "T06:00:00" → 0.25.
 *
 * @returns undefined for text that is no such date
 */
export function serialFromIso(text: string): number | undefined {
  const found = /^(?:(\d{4}-\d\d-\d\d)(?:T|$))?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z)?)?$/.exec(
    text.trim(),
  );
  if (found === null || (found[1] ?? found[2]) === undefined) return undefined;
  const [, day, hours = "0", minutes = "0", seconds = "0"] = found;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  if (Number(minutes) > 59 || Number(seconds) >= 60 || time > MS_PER_DAY) return undefined;
  if (day === undefined) return time / MS_PER_DAY;
  const midnight = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
  return serialFromDay(day as Day) + time / MS_PER_DAY;
}

/** The built-in number formats that show a date or a time: ISO 29500-1, 18.8.30, those of all languages. */
const builtInDates: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether Excel's built-in number format of this number shows a date or a time: 14 yes, 2 no. */
export const isBuiltInDate = (format: number): boolean =>
  builtInDates.some(([first, last]) => format >= first && format <= last);

/**
 * Whether a number format shows a date or a time. Letters that are quoted, escaped, spacing, filling, or within
 * brackets are not codes, so that `0.0\m` and `£#,##0,,\m` show money: `dd/mm/yyyy` and `[h]:mm` yes, `Standard` no.
 */
export function isDateFormat(format: string): boolean {
  if (/^(general|standard)$/i.test(format.trim())) return false;
  const codes = format
    .replace(/"[^"]*"?/g, "")
    .replace(/[\\_*]./gs, "")
    .replace(/\[(h+|m+|s+)\]/gi, "h")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/gi, "");
  return /[ymdhs]/i.test(codes);
}
