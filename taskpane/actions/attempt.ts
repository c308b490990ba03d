import { isFailure } from "../../src/excel/failure.ts";
import type { Pane } from "../pane.ts";

/**
 * Does something the officer asked for. What the world refuses is shown as its own sentence; what is our own fault as
 * one that says so. Stopping is neither.
 */
export async function attempt(pane: Pane, work: () => Promise<void>): Promise<void> {
  pane.change({ isBusy: true, trouble: null });
  try {
    await work();
  } catch (caught) {
    if (!(caught instanceof DOMException && caught.name === "AbortError"))
      pane.change({ trouble: sentenceFor(caught) });
  } finally {
    pane.change({ isBusy: false });
  }
}

/** What went wrong, as the officer reads it. */
export function sentenceFor(caught: unknown): string {
  if (isFailure(caught)) return caught.message;
  const said = caught instanceof Error ? caught.message : String(caught);
  return `Twintrack made a mistake of its own: ${said}. Your entries are as you left them.`;
}
