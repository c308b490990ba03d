import { listed } from "../../src/appraise/say.ts";
import type { Pane, TemplateFile } from "../pane.ts";
import { attempt } from "./attempt.ts";
import { lookAgain } from "./look.ts";

/** Opens a new workbook beside this one: an empty planner, or the worked example. */
export const startPlanner = (pane: Pane, file: TemplateFile): Promise<void> =>
  attempt(pane, async () => {
    await pane.host.startNewPlanner(await pane.fetchTemplate(file));
    pane.change({ said: "A new workbook is open" });
  });

/** Puts back the sheets that this workbook lacks, empty. */
export const putBackMissing = (pane: Pane): Promise<void> =>
  attempt(pane, async () => {
    const { look } = pane.state();
    const put = await pane.host.putBackSheets(
      await pane.fetchTemplate("twintrack.xlsx"),
      look?.missingSheets ?? [],
    );
    await lookAgain(pane);
    pane.change({ said: put.length === 0 ? "No sheet is missing" : `${listed(put)} put back` });
  });

/** A file of our own origin as base64. */
export async function fetchBase64(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} is not beside the pane (${answer.status})`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * PIECE, (at + 1) * PIECE)),
  );
  return btoa(pieces.join(""));
}

/** As many bytes as a call takes arguments without trouble. */
const PIECE = 0x2000;
