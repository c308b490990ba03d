import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decide,
  fitRows,
  haveRoom,
  OPEN,
  openDomain,
  retreat,
  settle,
} from "../../../src/engine/selection/domain.ts";
import { matrixFromProgram } from "../../../src/engine/selection/matrix.ts";
import { programFromRules, respects } from "../../../src/engine/selection/program.ts";
import { anyInstance, noRules, plain } from "./instances.ts";

const domainOf = (instance: {
  candidates: Parameters<typeof programFromRules>[0];
  rules: Parameters<typeof programFromRules>[1];
}) => {
  const program = programFromRules(instance.candidates, instance.rules);
  if (program === null) throw new Error("These rules can be written as a program.");
  return { program, domain: openDomain(program, matrixFromProgram(program)) };
};

const [a, b, c, d] = plain([1, 1, 1, 1]);
const four = [
  { ...a, needs: ["P02"] },
  { ...b, needs: ["P03"] },
  { ...c, excludes: ["P04"] },
  { ...d },
] as Parameters<typeof programFromRules>[0];

const decisions: readonly [string, number, 0 | 1, readonly number[]][] = [
  ["what a chosen project needs comes in, and what excludes it goes out", 0, 1, [1, 1, 1, 0]],
  ["what needs a project goes out with it", 2, 0, [0, 0, 0, OPEN]],
  ["what is excluded goes out, and what needed it", 3, 1, [0, 0, 0, 1]],
];
test.each(decisions)("Deciding one project decides others: %s", (_, position, chosen, expected) => {
  const { domain } = domainOf({ candidates: four, rules: noRules });
  expect(decide(domain, position, chosen)).toBe(true);
  expect([...domain.state]).toEqual(expected);
});

test("The last that can stand for a track comes in when the others go out", () => {
  const { domain } = domainOf({ candidates: plain([1, 1, 1]), rules: { ...noRules, twinTrack: true } });
  expect(settle(domain)).toBe(true);
  expect(decide(domain, 0, 0)).toBe(true);
  expect([...domain.state]).toEqual([0, 1, 1]);
  expect(decide(domain, 1, 0)).toBe(false);
});

test("Twin track cannot hold where the only project for a track is barred", () => {
  const candidates = plain([1, 1, 1]).map((each, j) => ({
    ...each,
    track: j === 0 ? ("Activity" as const) : ("Service" as const),
    needs: j === 0 ? ["P99"] : [],
  }));
  expect(settle(domainOf({ candidates, rules: { ...noRules, twinTrack: true } }).domain)).toBe(false);
});

test("What is out of every portfolio that respects the rules is never put in, and the other way round", () => {
  fc.assert(
    fc.property(
      anyInstance(8),
      fc.array(fc.tuple(fc.nat(7), fc.constantFrom(0 as const, 1 as const))),
      (instance, asked) => {
        const { program, domain } = domainOf(instance);
        let holds = settle(domain);
        const decided: (readonly [number, 0 | 1])[] = [];
        for (const [j, value] of asked) {
          if (!holds || j >= program.size) continue;
          decided.push([j, value]);
          holds = decide(domain, j, value);
        }
        const open = Int32Array.from(domain.state.keys());
        holds &&= fitRows(domain, open, open.length);
        for (let set = 0; set < 2 ** program.size; set++) {
          const chosen = Uint8Array.from(domain.state, (_, j) => (set >> j) & 1);
          if (!respects(program, chosen) || decided.some(([j, value]) => chosen[j] !== value)) continue;
          expect(holds).toBe(true);
          domain.state.forEach((state, j) => {
            if (state !== OPEN) expect(state).toBe(chosen[j]);
          });
        }
      },
    ),
    { numRuns: 500, seed: 2 },
  );
});

test("Retreating puts everything back exactly as it was", () => {
  fc.assert(
    fc.property(anyInstance(12), fc.array(fc.tuple(fc.nat(11), fc.nat(1))), (instance, asked) => {
      const { program, domain } = domainOf(instance);
      if (!settle(domain)) return;
      const picture = () =>
        JSON.stringify([
          [...domain.state],
          [...domain.left],
          [...domain.relief],
          domain.gain,
          [...domain.able],
        ]);
      const before = picture();
      const { decided } = domain;
      for (const [j, value] of asked) if (j < program.size) decide(domain, j, value);
      retreat(domain, decided);
      expect(picture()).toBe(before);
    }),
  );
});

test("A row is overdrawn only if what can still be given back does not save it", () => {
  const program = {
    ...domainOf({ candidates: plain([1, 1, 1]), rules: noRules }).program,
    rows: [{ use: Float64Array.of(4, 2, -3), amount: 2 }],
  };
  const domain = openDomain(program, matrixFromProgram(program));
  expect(decide(domain, 0, 1) && haveRoom(domain)).toBe(true);
  const open = Int32Array.of(1, 2);
  expect(fitRows(domain, open, 2)).toBe(true);
  expect([...domain.state]).toEqual([1, 0, 1]);
});
