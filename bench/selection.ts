/** Choosing the best portfolio: first what a plan asks of the solver, on the worked example and on 100 projects; then
 * Twintrack beside HiGHS (WebAssembly) and YALPS, on the same instances.
 *
 * Each solver in turn has the same time to prove its answer, and the fastest of as many solves as fit in a third of a
 * second counts, so that what is measured is solving, not loading. Answers that are proved are compared.
 *
 *   npx tsx bench/selection.ts [seconds per solve, 2] [instances of each kind and size, 1]
 */
import { pathToFileURL } from "node:url";
import highsLoader from "highs";
import { solve as yalps } from "yalps";
import type { Candidate } from "../src/engine/selection/problem.ts";
import { selectPortfolio } from "../src/engine/selection/select.ts";
import { benchChoice } from "./choice.ts";
import { type Instance, instanceFrom, kinds } from "./instances.ts";

/** One solver's answer to one instance: how long it took, and whether it proved that none is better. */
interface Run {
  readonly ms: number;
  readonly isProved: boolean;
  readonly value: number;
}

type Solver = (instance: Instance, seconds: number) => Run;

/** The rules between projects as rows over 0–1 columns: Σ sign × chosen, and what it may not exceed. */
function linkRows({
  candidates,
  rules,
}: Instance): readonly { terms: readonly (readonly [number, number])[]; most: number }[] {
  const at = new Map(candidates.map(({ ref }, j) => [ref, j]));
  const position = (ref: string) => at.get(ref) ?? -1;
  const pairs = candidates.flatMap((candidate, j) => [
    ...candidate.needs.map((ref) => ({
      terms: [
        [j, 1],
        [position(ref), -1],
      ] as const,
      most: 0,
    })),
    ...candidate.excludes.map((ref) => ({
      terms: [
        [j, 1],
        [position(ref), 1],
      ] as const,
      most: 1,
    })),
    ...(candidate.mustDo ? [{ terms: [[j, -1]] as const, most: -1 }] : []),
  ]);
  const side = (track: Candidate["track"]) =>
    candidates.flatMap((each, j) =>
      each.track === track || each.track === "Both" ? [[j, -1] as const] : [],
    );
  return rules.twinTrack
    ? [...pairs, { terms: side("Activity"), most: -1 }, { terms: side("Service"), most: -1 }]
    : pairs;
}

const ours: Solver = ({ candidates, rules }, seconds) => {
  const start = performance.now();
  const selection = selectPortfolio(candidates, rules, {
    stop: () => performance.now() - start > seconds * 1_000,
  });
  const ms = performance.now() - start;
  return {
    ms,
    isProved: selection.status === "optimal",
    value: "value" in selection ? selection.value : Number.NaN,
  };
};

const highs = await highsLoader();

const byHighs: Solver = (instance, seconds) => {
  const { candidates, rules } = instance;
  const sum = (terms: readonly (readonly [number, number])[]) =>
    terms
      .map(
        ([j, factor], t) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} x${j}${t % 20 === 19 ? "\n" : ""}`,
      )
      .join(" ");
  const column = (amount: (candidate: Candidate) => number) =>
    sum(candidates.map((each, j) => [j, amount(each)] as const));
  const rows = [
    ...rules.limits.map(({ amount }, l) => `${column(({ use }) => use[l] ?? 0)} <= ${amount}`),
    ...linkRows(instance).map(({ terms, most }) => `${sum(terms)} <= ${most}`),
  ];
  const model = `Maximize\n obj: ${column(({ value }) => value)}\nSubject To\n${rows.map((row, r) => ` r${r}: ${row}`).join("\n")}\nBinary\n ${candidates.map((_, j) => `x${j}`).join("\n ")}\nEnd\n`;
  const start = performance.now();
  const answer = highs.solve(model, {
    time_limit: seconds,
    mip_rel_gap: 0,
    mip_abs_gap: 0.999,
    output_flag: false,
  });
  const ms = performance.now() - start;
  return { ms, isProved: answer.Status === "Optimal", value: Math.round(answer.ObjectiveValue) };
};

const byYalps: Solver = (instance, seconds) => {
  const { candidates, rules } = instance;
  const links = linkRows(instance);
  const limits = rules.limits.map(({ amount }, l) => [`limit ${l}`, { max: amount }] as const);
  const byColumn = candidates.map(({ value, use }) => {
    const amounts = use.map((each, l) => [`limit ${l}`, each] as const);
    return new Map<string, number>([["value", value], ...amounts]);
  });
  links.forEach(({ terms }, r) => {
    for (const [j, factor] of terms) byColumn[j]?.set(`link ${r}`, factor);
  });
  const model = {
    direction: "maximize" as const,
    objective: "value",
    constraints: [...limits, ...links.map(({ most }, r) => [`link ${r}`, { max: most }] as const)],
    variables: byColumn.map((column, j) => [`x${j}`, column] as const),
    binaries: true,
  };
  const start = performance.now();
  const answer = yalps(model, { timeout: seconds * 1_000, tolerance: 0, maxIterations: Infinity });
  const ms = performance.now() - start;
  return { ms, isProved: answer.status === "optimal", value: Math.round(answer.result) };
};

const solvers: readonly (readonly [string, Solver])[] = [
  ["Twintrack", ours],
  ["HiGHS", byHighs],
  ["YALPS", byYalps],
];

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** The fastest of as many runs as fit in a third of a second, so that all are measured warm; of one at least. */
function fastest(run: () => Run): Run {
  const start = performance.now();
  let best = run();
  while (performance.now() - start < 333) {
    const next = run();
    if (next.ms < best.ms) best = next;
  }
  return best;
}

/** Runs every solver on every instance, checks that all that prove an optimum prove the same, and prints the table. */
export function benchSelection(seconds: number, instances: number): void {
  const faster = new Map<string, number[]>();
  const proved = new Map<string, number>();
  let disagreements = 0;
  for (const [, solver] of solvers)
    solver(instanceFrom({ kind: "council", size: 60, limits: 5, seed: 0 }), seconds);
  console.log(`| instance | ${solvers.map(([name]) => `${name}, ms`).join(" | ")} | proved value |`);
  console.log(`|---|${solvers.map(() => "---:|").join("")}---:|`);
  for (const kind of kinds)
    for (const size of [20, 100, 500])
      for (const limits of [1, 5, 10])
        for (let seed = 1; seed <= instances; seed++) {
          const instance = instanceFrom({ kind, size, limits, seed });
          const runs = solvers.map(([, solver]) => fastest(() => solver(instance, seconds)));
          const best = new Set(runs.filter(({ isProved }) => isProved).map(({ value }) => value));
          if (best.size > 1) disagreements++;
          const cells = runs.map(({ ms, isProved }) =>
            isProved ? ms.toFixed(1) : `not proved in ${(ms / 1_000).toFixed(1)} s`,
          );
          console.log(`| ${instance.name} | ${cells.join(" | ")} | ${[...best].join(" ≠ ") || "–"} |`);
          solvers.forEach(([name], s) => {
            const run = runs[s];
            const own = runs[0];
            if (run?.isProved) proved.set(`${kind}: ${name}`, (proved.get(`${kind}: ${name}`) ?? 0) + 1);
            if (s === 0 || !run || !own || !(run.isProved || own.isProved)) return;
            const key = `${kind}: ${name}`;
            faster.set(key, [...(faster.get(key) ?? []), run.ms / own.ms]);
          });
        }
  console.log(`\nProved: ${[...proved].map(([name, count]) => `${name} ${count}`).join("; ")}.`);
  for (const [name, times] of faster)
    console.log(
      `${name.replace(": ", ": Twintrack beside ")}, ${median(times).toFixed(1)} times as fast in the median, ${Math.min(...times).toFixed(1)} at worst, over ${times.length} that either proved.`,
    );
  console.log(`Disagreements between proved answers: ${disagreements}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  benchChoice();
  benchSelection(Number(process.argv[2] ?? 2), Number(process.argv[3] ?? 1));
}
