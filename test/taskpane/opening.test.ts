import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { failure } from "../../src/excel/failure.ts";
import { sentenceFor } from "../../taskpane/actions/attempt.ts";
import { openingFrom } from "../../taskpane/open.ts";
import { described, shortPounds } from "../../taskpane/pictures/frontier.ts";
import { PATIENCE, whenExcelIsReady } from "../../taskpane/ready.ts";
import { isDark } from "../../taskpane/theme.ts";

describe("opening the pane", () => {
  // biome-ignore format: reads as a table
  test.each([
    ["",                          { view: "stages", stage: null, isToCheck: false }],
    ["?view=plan",                { view: "plan",   stage: null, isToCheck: false }],
    ["?view=check&do=check",      { view: "check",  stage: null, isToCheck: true }],
    ["?view=stages&stage=3",      { view: "stages", stage: 3,    isToCheck: false }],
    ["?view=stages&stage=8",      { view: "stages", stage: null, isToCheck: false }],
    ["?view=nowhere&stage=three", { view: "stages", stage: null, isToCheck: false }],
  ] as const)("by the address %s", (query, wanted) => {
    expect(openingFrom(query)).toEqual(wanted);
  });

  describe("waits for Excel", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    });
    const officeThat = (onReady: () => Promise<unknown>) =>
      vi.stubGlobal("Office", { onReady, HostType: { Excel: "Excel" } });

    test("and knows at once that its script never came", async () => {
      expect(await whenExcelIsReady()).toBe("not loaded");
    });

    test("ten seconds, and no longer", async () => {
      officeThat(() => new Promise(() => undefined));
      const answer = whenExcelIsReady();
      const settled = vi.fn();
      void answer.then(settled);
      await vi.advanceTimersByTimeAsync(PATIENCE - 1);
      expect(settled).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(await answer).toBe("silent");
    });

    test.each([
      ["Excel", "ready"],
      ["Word", "not in Excel"],
      [null, "not in Excel"],
    ])("and where %s answers it is %s", async (host, wanted) => {
      officeThat(async () => ({ host }));
      expect(await whenExcelIsReady()).toBe(wanted);
    });
  });

  // biome-ignore format: reads as a table
  test.each([["#1f1f1f", true], ["#FFFFFF", false], ["#f3f2f1", false], ["#262626", true], ["white", undefined], [undefined, undefined]])(
    "the background %s is dark: %s", (colour, dark) => {
      expect(isDark(colour)).toBe(dark);
    },
  );
});

describe("what goes wrong is said", () => {
  test("in Excel's case as what to do about it", () => {
    expect(sentenceFor(failure("AccessDenied", "Unprotect sheet 7 Portfolio, then try again."))).toBe(
      "Unprotect sheet 7 Portfolio, then try again.",
    );
  });

  test("in our own case as our own mistake", () => {
    expect(sentenceFor(new TypeError("x is undefined"))).toContain(
      "Twintrack made a mistake of its own: x is undefined",
    );
  });
});

describe("the picture of other budgets", () => {
  // biome-ignore format: reads as a table
  test.each([[0, "£0"], [950, "£950"], [12_500, "£13k"], [860_000, "£860k"], [1_240_000, "£1.2m"], [-3_000, "−£3k"]])(
    "writes %i short", (pounds, words) => {
      expect(shortPounds(pounds)).toBe(words);
    },
  );

  test("is said in a sentence", () => {
    const point = (budget: number, value: number, isSet: boolean) => ({
      budget,
      value,
      isSet,
      cash: 0,
      count: 1,
      chosen: "",
    });
    expect(
      described([point(200_000, 90_000, false), point(860_000, 540_000, true), point(1e6, 560_000, false)]),
    ).toBe("From £90k at a budget of £200k to £560k at £1m; £540k at the budget set, £860k.");
    expect(described([])).toBe("No budgets to show.");
  });
});
