import { expect, test } from "vitest";
import { bestOf } from "../../../src/engine/selection/best.ts";
import { programFromRules } from "../../../src/engine/selection/program.ts";
import { solve } from "../../../src/engine/selection/solve.ts";
import { noRules, plain } from "./instances.ts";

const never = () => false;
const alike = (count: number, amount: number) => {
  const ones = Array.from({ length: count }, () => 1);
  const program = programFromRules(plain(ones, [ones]), { ...noRules, limits: [{ name: "Cash", amount }] });
  if (program === null) throw new Error("The limit can be kept.");
  return program;
};

test("Any portfolio that gains enough will do, if that is what is wanted", () => {
  const { chosen, gain } = solve({ program: alike(20, 10), least: 7, wanted: "any", isOver: never });
  expect(chosen).not.toBeNull();
  expect(gain).toBeGreaterThanOrEqual(7);
});

test("That nothing gains enough is proved", () => {
  const answer = solve({ program: alike(20, 10), least: 11, isOver: never });
  expect(answer).toMatchObject({ chosen: null, isProved: true });
});

test("Of a great many equals the earliest are found", () => {
  const { chosen, gain, isProved } = bestOf(alike(60, 30), never);
  expect({ gain, isProved }).toEqual({ gain: 30, isProved: true });
  expect([...(chosen ?? [])]).toEqual([...Array(30).fill(1), ...Array(30).fill(0)]);
});

test("A known portfolio is the answer where nothing is better", () => {
  const known = Uint8Array.from({ length: 20 }, (_, j) => (j < 10 ? 1 : 0));
  const { chosen } = solve({ program: alike(20, 10), known, wanted: "gain", isOver: never });
  expect(chosen).toEqual(known);
});

test("Of a great many equals that do not lie at hand the earliest are found", () => {
  const sevens = Array.from({ length: 30 }, () => 7);
  const fives = Array.from({ length: 30 }, () => 5);
  const amounts = [...sevens, ...fives];
  const limits = [{ name: "Cash", amount: 100 }];
  const { chosen, gain, isProved } = bestOf(
    programFromRules(plain(amounts, [amounts]), { ...noRules, limits }),
    never,
  );
  expect({ gain, isProved }).toEqual({ gain: 100, isProved: true });
  const places = Array.from(chosen?.keys() ?? []).filter((j) => chosen?.[j] === 1);
  expect(places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 30, 31, 32, 33, 34, 35]);
});
