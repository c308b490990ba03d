import { expect, test } from "vitest";
import { onceForEach, oncePer } from "../../src/workbook/once.ts";

test("What was worked out of a thing is not worked out of it again, even where it came to nothing", () => {
  const asked: object[] = [];
  const nothing = oncePer((of: object) => {
    asked.push(of);
  });
  const [one, other] = [{}, {}];
  for (const of of [one, other, one]) nothing(of);
  expect(asked).toEqual([one, other]);
});

test("A text, a number and an empty cell are each worked out once, and are not taken for each other", () => {
  const asked: unknown[] = [];
  const said = onceForEach((of: string | number | null) => {
    asked.push(of);
    return of === null ? undefined : typeof of;
  });
  expect(["1", 1, null, "1", 1, null].map(said)).toEqual([
    "string",
    "number",
    undefined,
    "string",
    "number",
    undefined,
  ]);
  expect(asked).toEqual(["1", 1, null]);
});
