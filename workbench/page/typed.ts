/**
 * What is typed, as Excel takes it beyond what its programs may write: in a cell of per cents "20" means 20% while "0.2"
 * stays 0.2, and a day may have its month in letters, "31 March 2027". Source: Excel's help on automatic percent entry.
 */
export function asTyped(text: string, format: string): string {
  const plain = text.trim();
  if (format.includes("%") && /^-?\d+(\.\d*)?$/.test(plain) && Math.abs(Number(plain)) >= 1)
    return `${plain}%`;
  if (format === "@") return text;
  return dayFromWords(plain) ?? text;
}

const months = "january february march april may june july august september october november december".split(
  " ",
);

/** "31 March 2027" and "31 Mar 2027" → "2027-03-31"; undefined where it is no such day. */
function dayFromWords(text: string): string | undefined {
  const found = /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})$/i.exec(text);
  if (found === null) return undefined;
  const [, day = "", name = "", year = ""] = found;
  const month = months.findIndex((one) => one.startsWith(name.toLowerCase())) + 1;
  return month === 0 ? undefined : `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
