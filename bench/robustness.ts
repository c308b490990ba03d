import { execFileSync } from "node:child_process";
import {
  benefitRange,
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

const SEED = 20261122;
const DRAWS = 10_000;
const FAMILIES = 5;
const REPEATS = 5;

const doubts = {
  seed: SEED,
  weights: { stated: [20, 20, 20, 20, 20], concentration: 50 },
  correlation: 0.3,
  pencePerPoint: 125_000,
};

/** The middle of several runs of processor time, in milliseconds: the wall clock of a shared machine says little. */
function cpuMilliseconds(work: () => void, repeats = REPEATS): number {
  const times = Array.from({ length: repeats }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}

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
    for (const [rank, { ref }] of ranked.entries()) {
      const own = counts.get(ref);
      if (own) own[rank] = (own[rank] ?? 0) + 1;
    }
  }
  return counts;
}

/** numpy's time for the same draws: a matrix product and a sort of each row; null where numpy is not to be had. */
function numpyMilliseconds(projects: number): number | null {
  const script = `
import numpy, time
scores = numpy.random.default_rng(1).integers(0, 101, (${projects}, ${FAMILIES})).astype(float)
weights = numpy.random.default_rng(2).dirichlet([1] * ${FAMILIES}, ${DRAWS})
times = []
for _ in range(${REPEATS}):
    start = time.process_time()
    order = numpy.argsort(-(weights @ scores.T), axis=1)
    counts = numpy.stack([numpy.bincount(order[:, rank], minlength=${projects}) for rank in range(${projects})])
    times.append((time.process_time() - start) * 1000)
print(sorted(times)[${REPEATS} // 2])`;
  try {
    return Number(
      execFileSync("python3", ["-c", script], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
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

function benchRanking(): void {
  const stream = streamFromSeed(SEED);
  const scores = Array.from({ length: 200 }, () =>
    Array.from({ length: FAMILIES }, () => Math.floor(nextShare(stream) * 101)),
  );
  const weights = drawWeights({ stated: [1, 1, 1, 1, 1], concentration: null, seed: SEED }, DRAWS);
  const plain = rankPlainObjects(scores, weights);
  const counts = rankAcceptability(scores, weights);
  const alike = scores.every((_, project) =>
    scores.every((__, rank) => counts[rank * scores.length + project] === plain.get(`P${project}`)?.[rank]),
  );
  const ours = cpuMilliseconds(() => rankAcceptability(scores, weights));
  const objects = cpuMilliseconds(() => rankPlainObjects(scores, weights), 3);
  const numpy = numpyMilliseconds(scores.length);
  console.log(`Full ranking, ${DRAWS} draws × 200 projects × ${FAMILIES} families (processor time):`);
  console.log(`  flat arrays and buckets   ${ours.toFixed(0).padStart(6)} ms`);
  console.log(
    `  plain objects and sort    ${objects.toFixed(0).padStart(6)} ms   ${(objects / ours).toFixed(1)} times ours`,
  );
  if (numpy === null) console.log("  numpy                     not installed");
  else
    console.log(
      `  numpy                     ${numpy.toFixed(0).padStart(6)} ms   ${(numpy / ours).toFixed(1)} times ours`,
    );
  console.log(`  the same counts: ${alike ? "yes" : "NO"}`);
}

function benchRobustness(): void {
  const projects = projectsFrom(200);
  const chosen = projects.slice(0, 40).map(({ ref }) => ref);
  const time = cpuMilliseconds(() => toEnd(robustness({ projects, doubts, draws: DRAWS, chosen })), 3);
  console.log(`Robustness, ${DRAWS} draws × 200 projects × 6 lines, three passes: ${time.toFixed(0)} ms`);
}

function benchCoreIndex(count: number): void {
  const projects = projectsFrom(count);
  const limits = Array.from({ length: 5 }, (_, year) => ({
    name: `Cash of year ${year}`,
    amount: Math.round(
      0.4 *
        projects.reduce(
          (sum, { lines }) => sum + lines.reduce((own, { use }) => own + (use[year] ?? 0), 0),
          0,
        ),
    ),
  }));
  const task = {
    projects,
    doubts,
    draws: 1000,
    chosen: [],
    rules: { limits, atMost: null, twinTrack: true },
  };
  let proved = 0;
  const time = cpuMilliseconds(() => {
    proved = toEnd(coreIndex(task)).proved;
  }, 1);
  console.log(
    `Core index, 1000 draws × ${count} projects × 5 budgets: ${(time / 1000).toFixed(2)} s, ${proved} draws proved`,
  );
}

/** Prints every measurement of this file. */
export function main(): void {
  benchRanking();
  benchRobustness();
  benchCoreIndex(14);
  benchCoreIndex(100);
}

if (process.argv[1]?.endsWith("robustness.ts")) main();
