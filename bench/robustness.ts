import { execFileSync, type StdioOptions } from "node:child_process";
import { doubtsOf, drawnProject } from "../src/appraise/draws.ts";
import {
  benefitRange,
  type CoreIndexTask,
  type CoreProject,
  coreIndex,
  costRange,
  drawWeights,
  rankAcceptability,
  robustness,
  toEnd,
} from "../src/engine/index.ts";
import { nextShare, type Stream, streamFromSeed } from "../src/engine/random.ts";
import { contributionScale } from "../src/parameters/anchors.ts";
import { evidenceScheme } from "../src/parameters/evidence.ts";
import { appraisalOfExample } from "./choice.ts";

const SEED = 20261122;
const DRAWS = 10_000;
const FAMILIES = 5;
const ROUNDS = 5;
/** Runs in a round of what takes little time, of which the fastest counts, so that it is measured warm. */
const REPEATS = 9;

const doubts = {
  seed: SEED,
  weights: { stated: [20, 20, 20, 20, 20], concentration: 50 },
  correlation: 0.3,
  pencePerPoint: 125_000,
};

/** Milliseconds of processor time that work takes: the wall clock of a shared machine says little. */
function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The same counts as plain objects and a comparing sort would make them: what one would write first. */
function rankPlainObjects(
  scores: readonly (readonly number[])[],
  weights: Float64Array,
): Map<string, number[]> {
  const names = contributionScale.families.map(({ family }) => family);
  const projects = scores.map((row, at) => ({
    ref: `P${at}`,
    scores: Object.fromEntries(names.map((name, family) => [name, row[family] ?? 0])),
  }));
  const counts = new Map(projects.map(({ ref }) => [ref, projects.map(() => 0)]));
  for (let draw = 0; draw < weights.length / FAMILIES; draw++) {
    const drawn = names.map((name, family) => ({ name, weight: weights[draw * FAMILIES + family] ?? 0 }));
    const ranked = projects
      .map((project) => ({
        ref: project.ref,
        total: drawn.reduce((sum, { name, weight }) => sum + weight * (project.scores[name] ?? 0), 0),
      }))
      .sort((a, b) => b.total - a.total);
    let rank = 0;
    for (const [place, { ref, total }] of ranked.entries()) {
      if (total !== ranked[place - 1]?.total) rank = place;
      const own = counts.get(ref);
      if (own) own[rank] = (own[rank] ?? 0) + 1;
    }
  }
  return counts;
}

/**
 * numpy's milliseconds for the same numbers, warm: a matrix product, a sort of each row, equals sharing the better rank,
 * counts; and without the sharing, which is less than the others do. Null where numpy is not to be had.
 */
function numpyMilliseconds(scores: readonly (readonly number[])[], weights: Float64Array): number[] | null {
  const script = `
import json, numpy, sys, time
given = json.load(sys.stdin)
scores = numpy.array(given["scores"], float)
weights = numpy.array(given["weights"]).reshape(-1, ${FAMILIES})
projects = len(scores)
def ranked(shares):
    totals = weights @ -scores.T
    order = numpy.argsort(totals, axis=1)
    rank = numpy.broadcast_to(numpy.arange(projects), order.shape)
    if shares:
        inOrder = numpy.take_along_axis(totals, order, axis=1)
        first = numpy.ones(order.shape, bool)
        first[:, 1:] = inOrder[:, 1:] != inOrder[:, :-1]
        rank = numpy.maximum.accumulate(numpy.where(first, rank, 0), axis=1)
    return numpy.bincount((rank * projects + order).ravel(), minlength=projects * projects)
def least(work):
    times = []
    for _ in range(${REPEATS}):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return min(times)
print(json.dumps([least(lambda: ranked(True)), least(lambda: ranked(False))]))`;
  try {
    const input = JSON.stringify({ scores, weights: [...weights] });
    const stdio: StdioOptions = ["pipe", "pipe", "ignore"];
    return JSON.parse(execFileSync("python3", ["-c", script], { encoding: "utf8", input, stdio }));
  } catch {
    return null;
  }
}

/** Projects as councils have them: costs of £1,000 to £30,000 a year, benefits of up to twice as much, some points. */
export function projectsFrom(count: number, stream: Stream = streamFromSeed(SEED)): CoreProject[] {
  const tracks = ["Activity", "Service", "Both"] as const;
  const doubt = () => evidenceScheme.grades[Math.floor(nextShare(stream) * 6)] ?? { bias: 0, spread: 0 };
  return Array.from({ length: count }, (_, at) => {
    const costs = Array.from({ length: 3 }, (_each, line) => {
      const yearly = Math.round(100_000 + nextShare(stream) * 900_000);
      const use = [yearly * 2, yearly, yearly, yearly, yearly];
      return { ref: `C${line}`, effect: -yearly * 5.6, cash: yearly * 5.6, use, range: costRange(doubt()) };
    });
    const benefits = Array.from({ length: 3 }, (_each, line) => {
      const effect = Math.round(nextShare(stream) * 10_000_000);
      return { ref: `B${line}`, effect, cash: 0, use: [], range: benefitRange(doubt()) };
    });
    return {
      ref: `P${at}`,
      fixed: -Math.round(nextShare(stream) * 100_000),
      byFamily: Array.from({ length: FAMILIES }, () => nextShare(stream) * 15),
      lines: [...costs, ...benefits],
      track: tracks[at % 3] ?? "Both",
      startsFirst: at % 2 === 0,
      needs: [],
      excludes: [],
      mustDo: false,
    };
  });
}

/** Every way in turn, round after round, so that what else the machine does falls on all alike. */
function benchRanking(): void {
  const stream = streamFromSeed(SEED);
  const scores = Array.from({ length: 200 }, () =>
    Array.from({ length: FAMILIES }, () => Math.floor(nextShare(stream) * 101)),
  );
  const weights = drawWeights({ stated: [1, 1, 1, 1, 1], concentration: null, seed: SEED }, DRAWS);
  const ours = () => rankAcceptability(scores, weights);
  const counts = ours();
  const plain = rankPlainObjects(scores, weights);
  const alike = scores.every((_, project) =>
    scores.every((__, rank) => counts[rank * scores.length + project] === plain.get(`P${project}`)?.[rank]),
  );
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: Math.min(...Array.from({ length: REPEATS }, () => cpuMilliseconds(ours))),
    objects: cpuMilliseconds(() => rankPlainObjects(scores, weights)),
    numpy: numpyMilliseconds(scores, weights),
  }));
  const line = (name: string, timeOf: (round: (typeof rounds)[number]) => number | undefined): void => {
    const times = rounds.map((round) => timeOf(round) ?? Number.NaN);
    const ratios = times.map((time, round) => time / (rounds[round]?.ours ?? 1));
    const cells = times.some(Number.isNaN)
      ? ["not installed", "", ""]
      : [median(times).toFixed(0), median(ratios).toFixed(1), Math.min(...ratios).toFixed(1)];
    console.log(`| ${[name, ...cells].join(" | ")} |`);
  };
  console.log(
    `Full ranking of 200 projects on ${FAMILIES} families in ${DRAWS} draws: weighted sums, ranks with equals sharing the better, counts.\n` +
      `Scores and weights are made beforehand. Processor time, medians of ${ROUNDS} rounds.\n`,
  );
  console.log("| way | ms | times ours | at worst |");
  console.log("|---|---:|---:|---:|");
  line("flat arrays and buckets (ours)", ({ ours }) => ours);
  line("plain objects and a comparing sort", ({ objects }) => objects);
  line("numpy", ({ numpy }) => numpy?.[0]);
  line("numpy, equals not sharing a rank", ({ numpy }) => numpy?.[1]);
  console.log(`\nThe same counts as from plain objects: ${alike ? "yes" : "NO"}\n`);
}

function benchRobustness(): void {
  const projects = projectsFrom(200);
  const chosen = projects.slice(0, 40).map(({ ref }) => ref);
  const time = cpuMilliseconds(() => toEnd(robustness({ projects, doubts, draws: DRAWS, chosen })));
  console.log(`Robustness, ${DRAWS} draws × 200 projects × 6 lines, three passes: ${time.toFixed(0)} ms\n`);
}

/** So many projects under five budgets of two fifths of what they ask for. */
function taskOf(count: number): CoreIndexTask {
  const projects = projectsFrom(count);
  const askedIn = (year: number) =>
    projects
      .flatMap(({ lines }) => lines.map(({ use }) => use[year] ?? 0))
      .reduce((sum, use) => sum + use, 0);
  const limits = Array.from({ length: 5 }, (_, year) => ({
    name: `Cash of year ${year}`,
    amount: Math.round(0.4 * askedIn(year)),
  }));
  return { projects, doubts, draws: 1000, chosen: [], rules: { limits, atMost: null, twinTrack: true } };
}

/** The worked example's own lines, doubts and rules. */
function taskOfExample(): CoreIndexTask {
  const { plan, checked } = appraisalOfExample();
  const { figures, rules, settings, candidates, chosen } = plan;
  const passing = new Set(candidates.map(({ ref }) => ref));
  return {
    projects: figures.projects
      .filter(({ ref }) => passing.has(ref))
      .map((project) => drawnProject(project, checked.facts)),
    doubts: doubtsOf(settings, figures),
    rules,
    draws: 1000,
    chosen: chosen.map(({ ref }) => ref),
  };
}

function benchCoreIndex(tasks: readonly (readonly [string, CoreIndexTask])[]): void {
  console.log("Core index: the best portfolio solved exactly in each of 1,000 draws. Processor time.\n");
  console.log("| projects × limits | s | draws proved |");
  console.log("|---|---:|---:|");
  for (const [name, task] of tasks) {
    let proved = 0;
    const time = cpuMilliseconds(() => {
      proved = toEnd(coreIndex(task)).proved;
    });
    const size = `${task.projects.length} × ${task.rules.limits.length}`;
    console.log(`| ${name}, ${size} | ${(time / 1000).toFixed(2)} | ${proved} |`);
  }
}

/** Prints every measurement of this file. */
export function main(): void {
  benchRanking();
  benchRobustness();
  benchCoreIndex([
    ["worked example", taskOfExample()],
    ["council", taskOf(100)],
  ]);
}

if (process.argv[1]?.endsWith("robustness.ts")) main();
