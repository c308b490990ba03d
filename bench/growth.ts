import { cpus } from "node:os";
import {
  benefitByYear,
  capClaims,
  costByYear,
  dominatedBy,
  presentValue,
  projectPoints,
  projectValue,
  rankProjects,
  robustness,
  rowPoints,
  toEnd,
} from "../src/engine/index.ts";
import { contributionScale } from "../src/parameters/anchors.ts";
import { greenBookStandard } from "../src/parameters/discounting.ts";
import { projectsFrom } from "./robustness.ts";

const SIZES = [10, 100, 1_000, 10_000] as const;
const DRAWS = 1_000;
/** How many of the first ranks to keep, so that memory does not grow with the square of the projects. */
const RANKS = 10;
const families = contributionScale.families.map(({ family }) => ({ family, share: 0.2 }));
const bands = greenBookStandard.bands;

/** Milliseconds of processor time of one piece of work, and what it gave. */
function timed<Answer>(work: () => Answer): readonly [Answer, number] {
  const before = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  return [answer, (user + system) / 1000];
}

/** Six money lines a project, of which a benefit shares a baseline with its neighbours'. */
function moneyOf(count: number) {
  const projects = Array.from({ length: count }, (_, at) => at);
  const claims = projects.map((at) => ({
    baseline: `Q${Math.floor(at / 10)}`,
    quantities: [100, 200, 300, 300, 300 + (at % 7)],
  }));
  const baselines = projects
    .slice(0, Math.ceil(count / 10))
    .map((at) => ({ ref: `Q${at}`, quantity: 2_000 }));
  const { counted } = capClaims(claims, baselines);
  return projects.map((at) => {
    const costs = [1, 2, 3].map((line) =>
      costByYear({ quantities: [9, 5, 5, 5, 5], rate: 20_000 + at + line, bias: 0.1 }),
    );
    const benefits = [1, 2, 3].map((line) =>
      benefitByYear({
        quantities: claims[at]?.quantities ?? [],
        ...(line === 1 ? { counted: counted[at] ?? [] } : {}),
        unitValue: 283 + line,
        anyway: 0.1,
        bias: 0.15,
      }),
    );
    const cost = costs.reduce((sum, flow) => sum + presentValue(flow, bands), 0);
    const benefit = benefits.reduce((sum, flow) => sum + presentValue(flow, bands), 0);
    return { ref: `P${at}`, net: benefit - cost, cost };
  });
}

/** Eight mapping rows a project. */
function pointsOf(count: number) {
  const rows = Array.from({ length: count * 8 }, (_, at) => ({
    project: `P${Math.floor(at / 8)}`,
    objective: `O${(at * 13) % 40}`,
    family: families[at % 5]?.family ?? "",
    contribution: 25 * (at % 5),
    bias: 0.1,
  }));
  const weights = new Map(Array.from({ length: 40 }, (_, at) => [`O${at}`, 2.5]));
  return projectPoints(rows, rowPoints(rows, weights, []), families);
}

/** Prints time and memory of each part of the arithmetic as the number of projects grows. */
export function main(): void {
  const [processor] = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${processor?.model ?? "processor"}, Node ${process.version}. Processor time in milliseconds; ${DRAWS} draws; memory is the process's peak so far.\n`,
  );
  console.log("| projects | money | points | ranking | dominance | robustness | MB |");
  console.log("|---:|---:|---:|---:|---:|---:|---:|");
  for (const size of SIZES) {
    const [money, moneyTime] = timed(() => moneyOf(size));
    const [points, pointsTime] = timed(() => pointsOf(size));
    const ranked = money.map(({ ref, net, cost }) => ({
      ref,
      cost,
      value: projectValue(net, points.get(ref)?.total ?? 0, 125_000),
    }));
    const [, rankTime] = timed(() => rankProjects(ranked));
    const compared = money.map(({ ref, net, cost }) => ({
      ref,
      net,
      cost,
      byFamily: points.get(ref)?.byFamily ?? [],
    }));
    const [, dominanceTime] = timed(() => dominatedBy(compared));
    const task = {
      projects: projectsFrom(size),
      draws: DRAWS,
      ranks: RANKS,
      chosen: [],
      doubts: {
        seed: 20261122,
        weights: { stated: [20, 20, 20, 20, 20], concentration: 50 },
        correlation: 0.3,
        pencePerPoint: 125_000,
      },
    };
    const [, robustTime] = timed(() => toEnd(robustness(task)));
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const cells = [size, moneyTime, pointsTime, rankTime, dominanceTime, robustTime, megabytes];
    console.log(`| ${cells.map((cell) => cell.toFixed(0)).join(" | ")} |`);
  }
}

if (process.argv[1]?.endsWith("growth.ts")) main();
