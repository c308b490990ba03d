import { type Facts, groupBy } from "../workbook/facts.ts";
import type { ByAreaRow } from "../workbook/sheets/views.ts";
import { merged, type Part } from "./parts.ts";

/**
 * Every area listed, those that are parked too, with the channels proposed for it and those that are not. One that is
 * counted under another has neither: what is proposed for it stands there.
 */
export function viewByArea(parts: readonly Part[], facts: Facts): ByAreaRow[] {
  const own = groupBy(parts, ({ line }) => facts.countsAs(line.area)?.ref ?? null);
  const coverage = coverageOf(facts);
  return facts.entries.areas.map(({ ref, area, kind, decision, sameAs, reach, reached }) => {
    const { proposed = [], nothing = [] } = coverage.get(ref) ?? {};
    return {
      ref,
      area,
      kind,
      decision: sameAs === null ? decision : `Counted under ${facts.countsAs(ref)?.area ?? sameAs}`,
      ...merged(own.get(ref) ?? []),
      proposed: proposed.join("; "),
      nothing: nothing.join("; "),
      empty: nothing.length,
      reach,
      reached,
    };
  });
}

/** The channels for which stage 4 proposes something in an area, and those for which it proposes nothing. */
interface Coverage {
  readonly proposed: readonly string[];
  readonly nothing: readonly string[];
}

/** The coverage of every area that counts as itself, by its ref. */
export function coverageOf({ entries, tool, countsAs }: Facts): ReadonlyMap<string, Coverage> {
  const lines = groupBy(entries.mapping, ({ area }) => countsAs(area)?.ref ?? null);
  const channels = entries.channels.map(({ channel }) => channel);
  return new Map(
    entries.areas
      .filter(({ ref }) => countsAs(ref)?.ref === ref)
      .map(({ ref }) => {
        const used = new Set((lines.get(ref) ?? []).map((line) => tool.get(line.tool)?.channel));
        const proposed = channels.filter((channel) => used.has(channel));
        return [ref, { proposed, nothing: channels.filter((channel) => !used.has(channel)) }];
      }),
  );
}
