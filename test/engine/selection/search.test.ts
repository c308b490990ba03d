import fc from "fast-check";
import { expect, test } from "vitest";
import { noIncumbent } from "../../../src/engine/selection/incumbent.ts";
import { searchBelow } from "../../../src/engine/selection/search.ts";
import { anyInstance, total, tryAll } from "./instances.ts";
import { relaxationOf } from "./relaxations.ts";

test("A search cut short bounds the best by what it left unlooked at, and leaves everything as it was", () => {
  let cuts = 0;
  fc.assert(
    fc.property(anyInstance(9), fc.integer({ min: 1, max: 12 }), (instance, most) => {
      const opened = relaxationOf(instance);
      if (opened === null) return;
      const { program, domain, relaxation } = opened;
      const incumbent = noIncumbent(program, -Infinity);
      const picture = () =>
        JSON.stringify([
          [...domain.state],
          [...domain.left],
          [...relaxation.slackLow.subarray(0, domain.matrix.rows)],
          [...relaxation.slackHigh.subarray(0, domain.matrix.rows)],
        ]);
      const before = picture();
      const search = { relaxation, incumbent, isOver: () => false, nodes: 0, equals: 0 };
      const bound = searchBelow(search, most) / domain.matrix.unit;
      expect(picture()).toBe(before);
      const tried = tryAll(instance);
      const best = tried ? total(tried, "value") : -Infinity;
      if (bound === -Infinity) expect(incumbent.gain).toBe(best);
      else cuts++;
      expect(Math.max(bound, incumbent.gain)).toBeGreaterThanOrEqual(best);
    }),
    { numRuns: 2_000, seed: 24 },
  );
  expect(cuts).toBeGreaterThan(50);
});
