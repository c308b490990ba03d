import { answersNear, weightsByPairs } from "../../src/appraise/pairs.ts";
import { sharesOf, weightsByOrder } from "../../src/appraise/reweigh.ts";
import { failure } from "../../src/excel/failure.ts";
import { FORM_HEADINGS } from "../../src/workbook/form.ts";
import { headingPositions } from "../../src/workbook/table.ts";
import { comparable } from "../../src/workbook/words.ts";
import type { CellToWrite } from "../host.ts";
import type { Pane } from "../pane.ts";
import type { Weights } from "../state.ts";
import { movedInOrder } from "../weigh/places.ts";
import type { Look } from "../work/look.ts";
import { attempt } from "./attempt.ts";
import { lookAgain, readAll } from "./look.ts";

/** The weights being tried; those of Settings until one is moved. */
export function weightsOf({ weighing }: Look, weigh: Weights | null): Weights {
  if (weigh !== null) return weigh;
  return byHand(weighing.families.map(({ weight }) => weight));
}

const byHand = (tried: readonly number[]): Weights => ({
  tried,
  by: "hand",
  order: orderOf(tried),
  answers: answersNear(tried),
});

/** The families by weight, the heaviest first, equals as they stand. */
export const orderOf = (weights: readonly number[]): readonly number[] =>
  weights.map((_, at) => at).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);

/** Tries another weight for one family, 0 to 100. */
export function tryWeight(pane: Pane, look: Look, { at, weight }: { at: number; weight: number }): void {
  if (!Number.isFinite(weight)) return;
  const { tried } = weightsOf(look, pane.state().weigh);
  const within = Math.min(100, Math.max(0, weight));
  pane.change({ weigh: byHand(tried.map((each, family) => (family === at ? within : each))) });
}

/** Moves one family up or down the order of importance and takes the weights that the order gives. */
export function moveFamily(pane: Pane, look: Look, { at, by }: { at: number; by: -1 | 1 }): void {
  const order = movedInOrder(weightsOf(look, pane.state().weigh).order, at, by);
  const byOrder = weightsByOrder(order.length);
  const tried = order.map((_, family) => byOrder[order.indexOf(family)] ?? 0);
  const moved = look.weighing.families[order[at + by] ?? -1]?.family;
  pane.change({
    weigh: { ...byHand(tried), by: "order", order },
    said: moved === undefined ? "" : `${moved} is now number ${at + by + 1}`,
  });
}

/** Answers one comparison of two families and takes the weights that all answers give together. */
export function answerPair(pane: Pane, look: Look, { at, times }: { at: number; times: number }): void {
  const { answers } = weightsOf(look, pane.state().weigh);
  const given = answers.map((each, pair) => (pair === at ? times : each));
  const { weights } = weightsByPairs(look.weighing.families.length, given);
  pane.change({ weigh: { ...byHand(weights), by: "pairs", answers: given } });
}

/** Forgets the weights being tried. */
export const forgetWeights = (pane: Pane): void =>
  pane.change({ weigh: null, said: "The weights of Settings are back" });

/** Writes the weights being tried to their five cells of Settings. */
export const keepWeights = (pane: Pane): Promise<void> =>
  attempt(pane, async () => {
    const { look, weigh } = pane.state();
    if (look === null || weigh === null) return;
    if (sharesOf(weigh.tried).every((share) => share === 0))
      throw failure("NO-WEIGHT", "Give a weight to at least one family, then keep the weights.");
    const form = (await readAll(pane)).get("Settings");
    if (form === undefined)
      throw failure(
        "TABLE-MISSING",
        "The table Settings is missing. Put back missing sheets, then try again.",
      );
    const nameAt = headingPositions(form).get(comparable(FORM_HEADINGS.setting)) ?? 0;
    const names = form.rows.map((row) => comparable(String(row[nameAt] ?? "")));
    const cells = look.weighing.families.map(({ setting }, family): CellToWrite => {
      const row = names.indexOf(comparable(setting));
      if (row < 0)
        throw failure(
          "SETTING-MISSING",
          `Settings has no row “${setting}”. Give it back its name, then try again.`,
        );
      return { table: "Settings", row, column: FORM_HEADINGS.value, value: weigh.tried[family] ?? 0 };
    });
    await pane.host.writeCells(cells);
    await lookAgain(pane);
    pane.change({ weigh: null, said: "The weights are kept in Settings" });
  });
