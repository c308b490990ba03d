const DAY_ZERO = Date.UTC(1899, 11, 30);
const SECONDS_A_DAY = 86_400;
const months = "January February March April May June July August September October November December".split(
  " ",
);
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** Whether a format shows a date or a time. */
export const isDate = (format: string): boolean =>
  /[dmyhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\[(?![hms]+\])[^\]]*\]|General/gi, ""));

/** A serial number as a date or time: 46477 as "d mmmm yyyy" → 31 March 2027. There is no day before the first. */
export function dateText(serial: number, format: string): string {
  if (serial < 0) return "########";
  const moment = new Date(DAY_ZERO + Math.round(serial * SECONDS_A_DAY) * 1000);
  const isHalved = /AM\/PM/i.test(format);
  return format.replace(PIECES, (piece, quoted?: string, escaped?: string, ...rest) => {
    const at = Number(rest.at(-2));
    const isMinutes =
      /h\]?[^a-z]*$/i.test(format.slice(0, at)) || /^[^a-z]*s/i.test(format.slice(at + piece.length));
    const kind = piece.toLowerCase();
    return (
      quoted ??
      escaped ??
      shown[kind.startsWith("m") && isMinutes ? "n" : kind.charAt(0)]?.(moment, kind, { serial, isHalved }) ??
      ""
    );
  });
}

const PIECES = /"([^"]*)"|\\(.)|AM\/PM|\[h+\]|y+|m+|d+|h+|s+/gi;

type Show = (
  moment: Date,
  kind: string,
  of: { readonly serial: number; readonly isHalved: boolean },
) => string;

/** Each piece by its first letter; `n` is a minute, whose letter is the month's too, `[` hours beyond a day. */
const shown: Readonly<Record<string, Show>> = {
  y: (moment, kind) => String(moment.getUTCFullYear()).slice(kind.length > 2 ? 0 : 2),
  m: (moment, kind) => named(kind, moment.getUTCMonth() + 1, months[moment.getUTCMonth()] ?? ""),
  d: (moment, kind) => named(kind, moment.getUTCDate(), days[moment.getUTCDay()] ?? ""),
  h: (moment, kind, { isHalved }) =>
    padded(kind, isHalved ? moment.getUTCHours() % 12 || 12 : moment.getUTCHours()),
  n: (moment, kind) => padded(kind, moment.getUTCMinutes()),
  s: (moment, kind) => padded(kind, moment.getUTCSeconds()),
  a: (moment) => (moment.getUTCHours() < 12 ? "AM" : "PM"),
  "[": (_, __, { serial }) => String(Math.floor(serial * 24)),
};

const padded = (kind: string, number: number): string =>
  String(number).padStart(Math.min(2, kind.length), "0");
const named = (kind: string, number: number, name: string): string =>
  kind.length >= 4 ? name : kind.length === 3 ? name.slice(0, 3) : padded(kind, number);
