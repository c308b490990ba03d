import fc from "fast-check";
import { expect, test } from "vitest";
import { programFromRules, respects } from "../../../src/engine/selection/program.ts";
import { exclusiveGroups, sideRowsOf } from "../../../src/engine/selection/sideRows.ts";
import { anyInstance } from "./instances.ts";

const groups: readonly [readonly (readonly number[])[], readonly (readonly number[])[]][] = [
  [[[], []], []],
  [[[1], [0]], [[0, 1]]],
  [
    [
      [1, 2],
      [0, 2],
      [0, 1],
    ],
    [[0, 1, 2]],
  ],
  [
    [[1], [0, 2], [1]],
    [
      [0, 1],
      [1, 2],
    ],
  ],
  [
    [
      [1, 2],
      [0, 2, 3],
      [0, 1, 3],
      [1, 2],
    ],
    [
      [0, 1, 2],
      [1, 2, 3],
    ],
  ],
];
test.each(groups)("The pairs %j make the groups %j", (excludes, expected) => {
  expect(exclusiveGroups(excludes)).toEqual(expected);
});

test("A portfolio keeps every side row exactly if it keeps needs, exclusions and twin track", () => {
  fc.assert(
    fc.property(anyInstance(8), ({ candidates, rules }) => {
      const program = programFromRules(candidates, { ...rules, limits: [], atMost: null });
      if (program === null) throw new Error("Without limits there is a program.");
      const unsettled = { ...program, settled: [] };
      const rows = sideRowsOf(program);
      for (let set = 0; set < 2 ** program.size; set++) {
        const chosen = Uint8Array.from(candidates, (_, j) => (set >> j) & 1);
        const keeps = rows.every(
          ({ members, signs, amount }) =>
            members.reduce((sum, j, e) => sum + (signs[e] ?? 0) * (chosen[j] ?? 0), 0) <= amount,
        );
        expect(keeps).toBe(respects(unsettled, chosen));
      }
    }),
    { numRuns: 300, seed: 4 },
  );
});
