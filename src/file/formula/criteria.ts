import { compare, isError, numberOfText, type Scalar } from "./values.ts";

/**
 * What COUNTIFS and its kin look for: `"Yes"`, `5`, `">0"`, `"<>In kind"`, `"?*"` (any text). Texts match whatever the
 * case of their letters; `*` and `?` stand for any letters in a text looked for with `=` or `<>`; `<`, `>` and the
 * like compare numbers with numbers and texts with texts. An empty criterion is 0.
 */
export function criterion(sought: Scalar): (value: Scalar) => boolean {
  if (isError(sought)) return (value) => isError(value) && value.code === sought.code;
  if (typeof sought !== "string") {
    const wanted = sought ?? 0;
    return typeof wanted === "number" ? isNumber(wanted) : (value) => value === wanted;
  }
  const [, sign = "", rest = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(sought) ?? [];
  if (sign === "" || sign === "=") return equal(rest, sign === "=");
  if (sign === "<>") {
    const isIt = equal(rest, true);
    return (value) => !isIt(value);
  }
  const wanted = typedValue(rest);
  const holds = orders[sign];
  return (value) =>
    holds !== undefined && typeof value === typeof wanted && !isError(value) && holds(compare(value, wanted));
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** Text that spells a number counts as that number, as in Excel. */
const isNumber =
  (wanted: number) =>
  (value: Scalar): boolean =>
    value === wanted || (typeof value === "string" && numberOfText(value) === wanted);

const typedValue = (text: string): number | string | boolean =>
  numberOfText(text) ?? (/^(true|false)$/i.test(text) ? text.length === 4 : text);

/** @param isSigned whether `=` or `<>` stood before it: an empty cell is then meant, where nothing follows */
function equal(text: string, isSigned: boolean): (value: Scalar) => boolean {
  if (text === "") return (value) => value === null || (value === "" && !isSigned);
  const wanted = typedValue(text);
  if (typeof wanted === "number") return isNumber(wanted);
  if (typeof wanted === "boolean") return (value) => value === wanted;
  const matches = textMatcher(text);
  return (value) => typeof value === "string" && matches(value);
}

/** Whether a text is the one sought, whatever the case of its letters; `*`, `?` and `~` as Excel takes them. */
export function textMatcher(sought: string): (text: string) => boolean {
  const lower = sought.toLowerCase();
  if (!/[*?~]/.test(sought)) return (text) => text.toLowerCase() === lower;
  const pattern = lower.replace(/~([*?~])|([*?])|[\\^$.|+()[\]{}/]/g, (all, literal, wild) =>
    wild === "*" ? "[\\s\\S]*" : wild === "?" ? "[\\s\\S]" : `\\${literal ?? all}`,
  );
  const shape = new RegExp(`^${pattern}$`, "u");
  return (text) => shape.test(text.toLowerCase());
}
