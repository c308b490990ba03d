import type { Pane } from "../pane.ts";
import type { Note } from "../work/notes.ts";
import { attempt } from "./attempt.ts";
import { lookAgain, thingsToPutRight, visit } from "./look.ts";

/** The id of the part that says what checking found. */
export const SUMMARY = "summary";

/** Checks the workbook as it stands, shows the whole list and moves to it. */
export const checkNow = (pane: Pane): Promise<void> =>
  attempt(pane, async () => {
    const look = await lookAgain(pane);
    pane.change({ check: { look, at: null }, said: thingsToPutRight(look.issues.length) });
    pane.focus(SUMMARY);
  });

/** Goes to one line of the list. */
export function goToIssue(pane: Pane, note: Note): Promise<void> {
  const { check } = pane.state();
  const at = check?.look.issues.indexOf(note) ?? -1;
  if (check !== null && at >= 0) pane.change({ check: { ...check, at } });
  return visit(pane, note.place, note.at);
}

/** Goes to the next line of the list or to the one before; after the last comes the first. */
export async function step(pane: Pane, by: -1 | 1): Promise<void> {
  const { check } = pane.state();
  const count = check?.look.issues.length ?? 0;
  if (check === null || count === 0) return;
  const from = check.at ?? (by === 1 ? -1 : 0);
  const note = check.look.issues[(from + by + count) % count];
  if (note !== undefined) await goToIssue(pane, note);
}
