import { inNumbers } from "../../src/appraise/say.ts";
import type { Facts } from "../../src/workbook/facts.ts";
import { families, weightKey } from "../../src/workbook/families.ts";

/** One objective at both ends: how things stand today, and how they would once its target is met. */
export interface Swing {
  readonly ref: string;
  readonly objective: string;
  /** "Telephone calls about bins in a year: 46,200 calls"; null where it has no full measure. */
  readonly ends: { readonly measure: string; readonly from: string; readonly to: string } | null;
}

/** One family and what it would mean to bring all its objectives from today to their targets. */
export interface FamilySwing {
  readonly family: string;
  readonly about: string;
  /** The name of its setting: "Weight of reputation". */
  readonly setting: string;
  readonly weight: number;
  /** The council's own objectives that the mapping serves in this family, the most important first. */
  readonly swings: readonly Swing[];
}

/** The swing question of every family, in the order of the families. */
export function familySwings({ entries, objective, open, countsAs }: Facts): readonly FamilySwing[] {
  const goesOn = new Set(open);
  return families.map(({ key, title, about }) => {
    const refs = new Set(
      entries.mapping.filter(({ family }) => family === title).map((line) => line.objective),
    );
    const served = [...refs]
      .flatMap((ref) => objective.get(ref) ?? [])
      .filter(({ area }) => {
        const counted = countsAs(area);
        return counted !== undefined && goesOn.has(counted);
      })
      .sort((a, b) => b.importance - a.importance || a.row - b.row);
    return {
      family: title,
      about,
      setting: `Weight of ${title.toLowerCase()}`,
      weight: entries.settings[weightKey(key)] ?? 0,
      swings: served.map(({ ref, objective: name, measure, unit, baseline, target }) => ({
        ref,
        objective: name,
        ends:
          measure === null || baseline === null || target === null
            ? null
            : { measure, from: inUnit(baseline, unit), to: inUnit(target, unit) },
      })),
    };
  });
}

/** An amount in its unit: "61%", "£11.40", "46,200 calls". */
export function inUnit(amount: number, unit: string | null): string {
  if (unit === "%") return `${inNumbers(amount)}%`;
  if (unit === "£") return Number.isInteger(amount) ? `£${inNumbers(amount)}` : `£${amount.toFixed(2)}`;
  return unit === null ? inNumbers(amount) : `${inNumbers(amount)} ${unit}`;
}
