import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { selectPortfolio } from "../../../src/engine/selection/select.ts";
import { plain } from "./instances.ts";

/** A published instance: value by item, use by limit and item, amount by limit, and the optimum. */
interface Published {
  readonly name: string;
  readonly values: readonly number[];
  readonly uses: readonly (readonly number[])[];
  readonly amounts: readonly number[];
  readonly optimum: number;
}

const burkardt = "J. Burkardt, Data for the 01 knapsack problem, Florida State University";
const petersen = "C. C. Petersen, Management Science 13(9), 1967; OR-Library, file mknap1";

const knapsacks: readonly [string, number, readonly number[], readonly number[], number][] = [
  ["p01", 165, [23, 31, 29, 44, 53, 38, 63, 85, 89, 82], [92, 57, 49, 68, 60, 43, 67, 84, 87, 72], 309],
  ["p02", 26, [12, 7, 11, 8, 9], [24, 13, 23, 15, 16], 51],
  ["p03", 190, [56, 59, 80, 64, 75, 17], [50, 50, 64, 46, 50, 5], 150],
  ["p04", 50, [31, 10, 20, 19, 4, 3, 6], [70, 20, 39, 37, 7, 5, 10], 107],
  ["p05", 104, [25, 35, 45, 5, 25, 3, 2, 2], [350, 400, 450, 20, 70, 8, 5, 5], 900],
  ["p06", 170, [41, 50, 49, 59, 55, 57, 60], [442, 525, 511, 593, 546, 564, 617], 1735],
  [
    "p07",
    750,
    [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120],
    [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240],
    1458,
  ],
  [
    "p08",
    6404180,
    [
      382745, 799601, 909247, 729069, 467902, 44328, 34610, 698150, 823460, 903959, 853665, 551830, 610856,
      670702, 488960, 951111, 323046, 446298, 931161, 31385, 496951, 264724, 224916, 169684,
    ],
    [
      825594, 1677009, 1676628, 1523970, 943972, 97426, 69666, 1296457, 1679693, 1902996, 1844992, 1049289,
      1252836, 1319836, 953277, 2067538, 675367, 853655, 1826027, 65731, 901489, 577243, 466257, 369261,
    ],
    13549094,
  ],
];

/** Reads the OR-Library layout: how many, then for each its sizes, optimum, values, uses by limit, amounts. */
function readLibrary(path: URL, name: string): readonly Published[] {
  const numbers = readFileSync(path, "utf8").trim().split(/\s+/).map(Number);
  let at = 0;
  const next = () => numbers[at++] ?? Number.NaN;
  const list = (count: number) => Array.from({ length: count }, next);
  return Array.from({ length: next() }, (_, p) => {
    const [items = 0, limits = 0, optimum = 0] = list(3);
    const values = list(items);
    const uses = Array.from({ length: limits }, () => list(items));
    return { name: `${name}, problem ${p + 1}`, values, uses, amounts: list(limits), optimum };
  });
}

const cases: readonly Published[] = [
  ...knapsacks.map(([name, amount, use, values, optimum]) => ({
    name: `${burkardt}, ${name}`,
    values,
    uses: [use],
    amounts: [amount],
    optimum,
  })),
  ...readLibrary(new URL("cases/mknap1.txt", import.meta.url), petersen),
];

test.each(cases)("The published optimum is found and proved: $name", ({ values, uses, amounts, optimum }) => {
  const tenfold = values.map((value) => Math.round(10 * value));
  const candidates = plain(tenfold, uses);
  const selection = selectPortfolio(candidates, {
    limits: amounts.map((amount, l) => ({ name: `Limit ${l + 1}`, amount })),
    atMost: null,
    twinTrack: false,
  });
  expect(selection).toMatchObject({ status: "optimal", value: 10 * optimum, bound: 10 * optimum });
});
