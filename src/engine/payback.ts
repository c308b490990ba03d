import { counted } from "./counted.ts";

/**
 * When a project has paid for itself: the first point, in years from year 0, at which all it has brought is no less
 * than all it has cost. Within a year the net amount is taken to arrive evenly. Years before anything happens are
 * passed over, so that a project that starts late has not "paid back" before it began.
 *
 * Give it yearly net amounts for the simple payback, their present values for the discounted one.
 *
 * @param net pence of each year, benefits less costs, year 0 first
 * @returns null where it is not within the appraisal period, or nothing happens in it
 * @source CIMA, Official Terminology, "payback"
 * @example −1,000, 400, 400, 400 gives 2.5
 */
export function paybackYear(flow: readonly number[]): number | null {
  const net = flow.map(counted);
  const start = net.findIndex((amount) => amount !== 0);
  if (start < 0) return null;
  let owed = 0;
  for (let year = start; year < net.length; year++) {
    const amount = net[year] ?? 0;
    if (amount >= owed) return year === start ? year : year - 1 + owed / amount;
    owed -= amount;
  }
  return null;
}
