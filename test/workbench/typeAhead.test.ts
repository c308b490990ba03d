import { expect, test } from "vitest";
import { newTypeAhead } from "../../workbench/page/grid/typeAhead.ts";

const names = ["Start", "1 Areas", "Roles", "6 Costs", "6 Benefits", "6 Risks", "Settings"];
const press = (key: string, timeStamp: number, more: object = {}) => ({
  key,
  timeStamp,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

// biome-ignore format: reads as a table
test.each([
  ["the first letter goes to the next name that begins with it", "r", 0, "Roles"],
  ["the same letter again goes on, and round", "sss", 0, "Settings"],
  ["several letters go to what begins with them all", "set", 0, "Settings"],
  ["a space is part of a name once it has begun", "6 r", 0, "6 Risks"],
  ["where no name begins so, a word in one may", "ben", 0, "6 Benefits"],
  ["the case of letters does not count", "STA", 3, "Start"],
  ["what nothing begins with stays where it is", "x", 3, "6 Costs"],
])("%s", (_, keys, from, expected) => {
  const find = newTypeAhead(names);
  const at = [...keys].reduce((here, key, nth) => find(press(key, nth * 100), here) ?? here, from);
  expect(names[at]).toBe(expected);
});

test("after a pause letters begin another word", () => {
  const find = newTypeAhead(names);
  find(press("6", 0), 0);
  expect(names[find(press("r", 2000), 3) ?? -1]).toBe("Roles");
});

test.each([
  ["a space that begins nothing", press(" ", 0)],
  ["an arrow", press("ArrowDown", 0)],
  ["a letter with Ctrl", press("f", 0, { ctrlKey: true })],
])("%s is left to others", (_, key) => {
  expect(newTypeAhead(names)(key, 0)).toBeUndefined();
});
