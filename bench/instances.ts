import { nextWord, type Stream, streamFromSeed } from "../src/engine/random.ts";
import type { Candidate, Limit, Rules, Track } from "../src/engine/selection/problem.ts";

/**
 * Kinds of instance. `council`: whole-life costs spread as real programmes are, most of it in early years, staff days
 * beside cash. `random`: values and uses unrelated. `correlated`: value follows use to within a tenth, which makes
 * choosing hard. `linked`: as council, with as many needs as projects, so that choosing one is choosing a chain.
 */
export const kinds = ["council", "random", "correlated", "linked"] as const;
export type Kind = (typeof kinds)[number];

/** One generated choice to be made. */
export interface Instance {
  readonly name: string;
  readonly candidates: readonly Candidate[];
  readonly rules: Rules;
}

/** What to generate: so many candidates and limits; the same seed gives the same instance on every machine. */
export interface Recipe {
  readonly kind: Kind;
  readonly size: number;
  readonly limits: number;
  readonly seed: number;
}

/** An instance with needs, exclusions, must-dos and twin track. */
export function instanceFrom({ kind, size, limits, seed }: Recipe): Instance {
  const draw = drawsFrom(streamFromSeed(seed * 1_000_003 + size * 31 + limits * 7 + kinds.indexOf(kind)));
  const isCouncil = kind === "council" || kind === "linked";
  const drawn = Array.from({ length: size }, () =>
    isCouncil ? councilAmounts(limits, draw) : plainAmounts(limits, kind === "correlated", draw),
  );
  const share = isCouncil ? 0.3 : 0.5;
  const limit = Array.from({ length: limits }, (_, l): Limit => {
    const asked = drawn.reduce((sum, { use }) => sum + (use[l] ?? 0), 0);
    return { name: `Limit ${l + 1}`, amount: Math.floor(asked * share) };
  });
  const links = linksOf(size, kind === "linked" ? 1 : 0.05, draw);
  const tracks: readonly Track[] = drawn.map((_, j) =>
    j === 0 || (j > 1 && draw.unit() < 0.4) ? "Activity" : "Service",
  );
  const mustDo = mustDos(drawn, limit, { ...links, count: Math.max(1, Math.round(size * 0.02)) }, draw);
  return {
    name: `${kind} ${size} × ${limits} #${seed}`,
    rules: { limits: limit, atMost: null, twinTrack: true },
    candidates: drawn.map(({ value, use }, j) => ({
      ref: `P${j + 1}`,
      value,
      use,
      cost: use.slice(0, Math.ceil(limits / 2)).reduce((sum, each) => sum + each, 0),
      track: tracks[j] ?? "Both",
      startsFirst: true,
      needs: (links.needs[j] ?? []).map((k) => `P${k + 1}`),
      excludes: (links.excludes[j] ?? []).map((k) => `P${k + 1}`),
      mustDo: mustDo.has(j),
    })),
  };
}

interface Amounts {
  readonly value: number;
  readonly use: readonly number[];
}

interface Draws {
  unit(): number;
  whole(least: number, most: number): number;
  normal(): number;
}

function drawsFrom(stream: Stream): Draws {
  const unit = () => (nextWord(stream) + 0.5) / 2 ** 32;
  return {
    unit,
    whole: (least, most) => least + Math.floor(unit() * (most - least + 1)),
    normal: () => Math.sqrt(-2 * Math.log(unit())) * Math.cos(2 * Math.PI * unit()),
  };
}

/** Pounds of each year's cash, median £120,000 in all, then (above five limits) staff days of each year. */
function councilAmounts(limits: number, draw: Draws): Amounts {
  const years = limits > 5 ? Math.ceil(limits / 2) : limits;
  const whole = Math.max(5_000, Math.round(120_000 * Math.exp(draw.normal())));
  const shape = Array.from({ length: years }, (_, year) => -Math.log(draw.unit()) * 0.7 ** year);
  const sum = shape.reduce((all, each) => all + each, 0);
  const cash = shape.map((each) => Math.round((whole * each) / sum));
  const perDay = 2_000 + 6_000 * draw.unit();
  const days = cash.map((each) => Math.round((100 * each) / perDay) + draw.whole(0, 500));
  const marks = Array.from({ length: 5 }, () => draw.whole(0, 100)).reduce((all, each) => all + each, 0);
  const value = Math.max(1, Math.round(2_000 * marks * Math.sqrt(whole / 120_000)));
  return { value, use: [...cash, ...days].slice(0, limits) };
}

/** Uses of 1 to 1,000; a value unrelated to them, or within 100 of their mean. */
function plainAmounts(limits: number, isCorrelated: boolean, draw: Draws): Amounts {
  const use = Array.from({ length: limits }, () => draw.whole(1, 1_000));
  const mean = Math.round(use.reduce((all, each) => all + each, 0) / limits);
  return { use, value: isCorrelated ? Math.max(1, mean + draw.whole(-100, 100)) : draw.whole(1, 1_000) };
}

interface Links {
  readonly needs: readonly (readonly number[])[];
  readonly excludes: readonly (readonly number[])[];
}

/** Needs of earlier candidates, so many per candidate, and exclusions of 3 in 100, on other pairs. */
function linksOf(size: number, density: number, draw: Draws): Links {
  const needs: number[][] = Array.from({ length: size }, () => []);
  const excludes: number[][] = Array.from({ length: size }, () => []);
  const used = new Set<string>();
  const add = (to: number[][], count: number) => {
    for (let made = 0; made < count; ) {
      const a = draw.whole(1, size - 1);
      const b = draw.whole(0, a - 1);
      if (used.has(`${a},${b}`)) continue;
      used.add(`${a},${b}`);
      to[a]?.push(b);
      made++;
    }
  };
  add(needs, Math.max(1, Math.round(size * density)));
  add(excludes, Math.max(1, Math.round(size * 0.03)));
  return { needs, excludes };
}

/** Candidates that must be done, such that all they need fits together in two fifths of every limit. */
function mustDos(
  drawn: readonly Amounts[],
  limits: readonly Limit[],
  { needs, excludes, count }: Links & { readonly count: number },
  draw: Draws,
): ReadonlySet<number> {
  let musts = new Set<number>();
  for (let tried = 0; musts.size < count && tried < 1_000; tried++) {
    const asked = new Set([...musts, draw.whole(0, drawn.length - 1)]);
    const all = new Set(asked);
    for (const j of all) for (const other of needs[j] ?? []) all.add(other);
    const clashes = [...all].some((j) => excludes[j]?.some((other) => all.has(other)));
    const fits = limits.every(
      ({ amount }, l) => [...all].reduce((sum, j) => sum + (drawn[j]?.use[l] ?? 0), 0) <= 0.4 * amount,
    );
    if (!clashes && fits) musts = asked;
  }
  return musts;
}
