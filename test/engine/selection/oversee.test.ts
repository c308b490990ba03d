import { expect, test } from "vitest";
import { oversee } from "../../../src/engine/selection/oversee.ts";

test("Nothing asked, nothing ends", () => {
  const isOver = oversee({});
  expect(Array.from({ length: 200 }, isOver)).not.toContain(true);
});

test("A limit of branches ends at that branch, and stays ended", () => {
  const isOver = oversee({ nodeLimit: 3 });
  expect(Array.from({ length: 5 }, isOver)).toEqual([false, false, false, true, true]);
});

test("The caller is asked at the first branch and every 64th after it, and no more once it said stop", () => {
  const asked: number[] = [];
  let branch = 0;
  const isOver = oversee({ stop: () => asked.push(branch) === 3 });
  for (; branch < 300; branch++) expect(isOver()).toBe(branch >= 128);
  expect(asked).toEqual([0, 64, 128]);
});
