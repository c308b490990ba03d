import { countOf } from "../../src/appraise/say.ts";
import { isFailure } from "../../src/excel/failure.ts";
import type { Grids, Place } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import type { Pane } from "../pane.ts";
import type { Look } from "../work/look.ts";
import { attempt, sentenceFor } from "./attempt.ts";

/** Every table of the workbook, as it stands now. */
export const readAll = ({ host }: Pane): Promise<Grids> => host.readGrids(tables.map(({ name }) => name));

/** Looks at the workbook afresh and shows what has become of it. */
export async function lookAgain(pane: Pane): Promise<Look> {
  const look = await pane.desk.run("look", { grids: await readAll(pane) });
  showLook(pane, look);
  return look;
}

/** Shows what has become of the workbook; says the count where it has changed. */
export function showLook(pane: Pane, look: Look): void {
  const before = pane.state().look;
  const isCountNew = before !== null && before.issues.length !== look.issues.length;
  pane.change({ look, ...(isCountNew ? { said: thingsToPutRight(look.issues.length) } : {}) });
}

/** Follows the workbook for as long as the pane is open; a look that fails is left to the next change. */
export async function follow(pane: Pane): Promise<void> {
  let isLooking = false;
  let isWanted = false;
  const look = async (): Promise<void> => {
    isWanted = true;
    const { plan } = pane.state();
    if (plan.running !== null) pane.change({ plan: { ...plan, isOvertaken: true } });
    if (isLooking || plan.running !== null) return;
    isLooking = true;
    while (isWanted) {
      isWanted = false;
      await lookAgain(pane).catch((caught) => {
        // The officer goes on typing in the next cell, which is no trouble: the look waits until they have finished.
        if (isEditing(caught) && pane.state().look !== null) isWanted = true;
        else pane.change({ trouble: sentenceFor(caught) });
      });
    }
    isLooking = false;
  };
  await look();
  // Without the watch everything works on a press, so its failing is no trouble of the officer's.
  await pane.host
    .watch(() => void look())
    .then(
      () => pane.change({ isFollowing: true }),
      () => undefined,
    );
}

const isEditing = (caught: unknown): boolean =>
  isFailure(caught) && caught.code === "InvalidOperationInCellEditMode";

/** Selects a cell and says which. */
export const visit = (pane: Pane, place: Place, at: string): Promise<void> =>
  attempt(pane, async () => {
    await pane.host.goTo(place);
    pane.change({ said: `${at} is selected` });
  });

/** The count as it is said: "Nothing to put right", "1 thing to put right". */
export const thingsToPutRight = (count: number): string =>
  count === 0 ? "Nothing to put right" : `${countOf(count, "thing")} to put right`;
