import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as engine from "../../src/engine/index.ts";
import { flatThreePercent, greenBookStandard } from "../../src/parameters/discounting.ts";

const page = readFileSync(new URL("../../docs/method.md", import.meta.url), "utf8");
const scope = { ...engine, greenBook: greenBookStandard.bands, flatThree: flatThreePercent.bands };

/** The rows of every Worked table: an expression, and what the page says it gives. */
const worked = [...page.matchAll(/^\| `(.+)` \| `(.+)` \|$/gm)].map(([, expression = "", gives = ""]) => ({
  expression,
  gives,
}));

const work = (expression: string): unknown =>
  new Function(...Object.keys(scope), `return (${expression});`)(...Object.values(scope));

/** A result as the page prints it, with each number kept as text so that its digits can be counted. */
const printed = (gives: string): unknown =>
  JSON.parse(gives.replace(/(?<![\w"])-?\d+(\.\d+)?(?![\w"])/g, (number) => `"#${number}"`));

/** Holds an answer against a printed one: a number must be right to the digits printed. */
function compare(answer: unknown, shown: unknown): void {
  if (typeof shown === "string" && shown.startsWith("#")) {
    const decimals = shown.split(".")[1]?.length;
    if (decimals === undefined) expect(answer).toBe(Number(shown.slice(1)));
    else expect(answer).toBeCloseTo(Number(shown.slice(1)), decimals);
  } else if (typeof shown === "object" && shown !== null) {
    const parts = answer as Record<string, unknown>;
    expect(Object.keys(parts)).toEqual(Object.keys(shown));
    for (const [name, part] of Object.entries(shown)) compare(parts[name], part);
  } else expect(answer).toEqual(shown);
}

describe("the page on method", () => {
  test.each(worked)("$expression gives $gives", ({ expression, gives }) => {
    compare(work(expression), printed(gives));
  });

  test("no line of a Worked table is left out", () => {
    const lines = page.split("\n").filter((line) => line.startsWith("| `"));
    expect(worked).toHaveLength(lines.length);
    expect(worked.length).toBeGreaterThan(40);
  });

  test("every contents entry leads to a heading", () => {
    const anchors = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    );
    for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor);
  });

  test("a figure that is wrong in its last digit is caught", () => {
    expect(() => compare(work("discountFactor(greenBook, 31)"), printed("0.3458"))).toThrow();
    expect(() => compare(work("[1, 2]"), printed("[1, 2, 3]"))).toThrow();
  });
});
