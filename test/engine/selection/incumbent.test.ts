import { expect, test } from "vitest";
import { noIncumbent, offer, target } from "../../../src/engine/selection/incumbent.ts";
import { programFromRules } from "../../../src/engine/selection/program.ts";
import { noRules, plain } from "./instances.ts";

const programOf = (values: readonly number[], costs: readonly number[]) => {
  const program = programFromRules(
    plain(values).map((each, j) => ({ ...each, cost: costs[j] ?? 0 })),
    { ...noRules, atMost: 2 },
  );
  if (program === null) throw new Error("At most two can hold.");
  return program;
};

const offers: readonly [string, readonly number[], readonly (readonly number[])[], readonly number[]][] = [
  [
    "the better",
    [0, 0, 0],
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
    [0, 1, 0],
  ],
  [
    "the first where the next is worse",
    [0, 0, 0],
    [
      [0, 1, 0],
      [1, 0, 0],
    ],
    [0, 1, 0],
  ],
  [
    "of equals the cheaper",
    [5, 5, 9],
    [
      [0, 0, 1],
      [1, 1, 0],
    ],
    [0, 0, 1],
  ],
  [
    "of equals the cheaper, offered later",
    [1, 1, 3],
    [
      [0, 0, 1],
      [1, 1, 0],
    ],
    [1, 1, 0],
  ],
  [
    "of equals as dear the one holding the earlier",
    [1, 1, 2],
    [
      [0, 0, 1],
      [1, 1, 0],
    ],
    [1, 1, 0],
  ],
  [
    "nothing that breaks a rule",
    [0, 0, 0],
    [
      [1, 0, 0],
      [1, 1, 1],
    ],
    [1, 0, 0],
  ],
];
test.each(offers)("Of two portfolios it keeps %s", (_, costs, sets, expected) => {
  const incumbent = noIncumbent(programOf([100, 200, 300], costs), -Infinity);
  for (const set of sets) offer(incumbent, Uint8Array.from(set));
  expect([...(incumbent.chosen ?? [])]).toEqual(expected);
});

test("A branch has to reach the best gain while equals are followed, and a step more when not", () => {
  const incumbent = noIncumbent(programOf([100, 200, 300], []), 250);
  expect(target(incumbent)).toBe(250);
  offer(incumbent, Uint8Array.of(0, 1, 0));
  expect(incumbent.chosen).toBeNull();
  offer(incumbent, Uint8Array.of(0, 0, 1));
  expect(target(incumbent)).toBe(300);
  incumbent.followsEquals = false;
  expect(target(incumbent)).toBe(400);
});
