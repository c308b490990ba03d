import type { Flip } from "../engine/selection/flips.ts";
import { lowerFirst } from "../workbook/words.ts";
import { inUnits, kindOf } from "./limits.ts";
import type { Plan } from "./plan.ts";
import { inPercentAtLeast, inPounds, listed } from "./say.ts";

/**
 * The least change that would put a project in or out of the portfolio, found by solving again; null for one held back,
 * and for all where there is no portfolio to set them beside.
 */
export function whatWouldChange(ref: string, { flips, rules, selection, figures }: Plan): string | null {
  const flip = flips.get(ref);
  if (flip === undefined || !("chosen" in selection)) return null;
  if (!flip.isProved && flip.margin === null)
    return "Not worked out: there are too many possible portfolios.";
  const benefit = figures.projects.find((each) => each.ref === ref)?.benefit ?? 0;
  const ways = [costWay(flip), benefitWay(flip, benefit), limitWay(flip, rules.limits)].filter(
    (way) => way !== null,
  );
  const moves = `It would ${flip.isChosen ? "drop out" : "come in"} ${listed(ways, "or")}.`;
  if (flip.margin === null) return ways.length === 0 ? keptByRule(flip) : moves;
  const stands = marginWords(flip, flip.margin);
  if (ways.length === 0 && !flip.isProved) return stands;
  if (ways.length === 0)
    return `${stands} No change of its costs, its benefits, or of one budget or year's days alone, by up to 100% would ${flip.isChosen ? "drop it" : "bring it in"}.`;
  return `${stands} ${moves}`;
}

/** What the best portfolio would be worth on the other side of the decision; null where there is none to say it of. */
export function standsAgainst(ref: string, { flips, selection }: Plan): string | null {
  const flip = flips.get(ref);
  if (flip === undefined || !("chosen" in selection)) return null;
  if (flip.margin !== null) return marginWords(flip, flip.margin);
  return flip.isProved ? keptByRule(flip) : null;
}

const keptByRule = ({ isChosen }: Flip): string =>
  isChosen
    ? "Nothing: a rule keeps it in, whatever it is worth."
    : "Nothing it is worth: a rule keeps it out.";

function marginWords({ isChosen }: Flip, margin: number): string {
  const worth =
    margin === 0
      ? "as much: of equals the one that costs less is taken"
      : `${inPounds(Math.abs(margin))} less`;
  return `${isChosen ? "Without" : "With"} it the best portfolio would be worth ${worth}.`;
}

const costWay = ({ costShare, isChosen }: Flip): string | null =>
  costShare === null
    ? null
    : `if its costs were ${inPercentAtLeast(Math.abs(costShare))} ${isChosen ? "higher" : "lower"}`;

/** Its priced benefits have to make up the whole margin; they can fall by no more than all they are. */
function benefitWay({ margin, isChosen }: Flip, benefit: number): string | null {
  if (margin === null || margin === 0 || benefit <= 0 || Math.abs(margin) > benefit) return null;
  return `if its benefits were ${inPercentAtLeast(Math.abs(margin) / benefit)} ${isChosen ? "lower" : "higher"}`;
}

/** The limit whose change alone flips it with the smallest part of itself. */
function limitWay({ limits: [least], isChosen }: Flip, limits: Plan["rules"]["limits"]): string | null {
  if (least === undefined || least.change === null) return null;
  const at = limits.findIndex(({ name }) => name === least.name);
  const amount = inUnits(kindOf(at), Math.abs(least.change));
  return `if ${lowerFirst(least.name)} were ${amount} ${isChosen ? "less" : "more"}`;
}
