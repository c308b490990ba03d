import { listed } from "../../src/appraise/say.ts";
import { failure } from "../../src/excel/failure.ts";
import { tables } from "../../src/workbook/index.ts";
import type { Table } from "../../src/workbook/table.ts";
import type { Pane, TemplateFile } from "../pane.ts";
import { attempt } from "./attempt.ts";
import { lookAgain } from "./look.ts";

/** Opens a new workbook beside this one: an empty planner, or the worked example. */
export const startPlanner = (pane: Pane, file: TemplateFile): Promise<void> =>
  attempt(pane, async () => {
    await pane.host.startNewPlanner(await pane.fetchTemplate(file));
    pane.change({ said: "A new workbook is open" });
  });

/** Puts back the sheets that this workbook lacks, empty; of a sheet that is there says that its table is not. */
export const putBackMissing = (pane: Pane): Promise<void> =>
  attempt(pane, async () => {
    const { look } = pane.state();
    const put = await pane.host.putBackSheets(
      await pane.fetchTemplate("twintrack.xlsx"),
      look?.missingSheets ?? [],
    );
    if (put.length > 0) pane.change({ said: `${listed(put)} put back` });
    const { missingSheets } = await lookAgain(pane);
    const missing = tables.filter(({ sheet }) => missingSheets.includes(sheet));
    if (missing.length > 0) throw failure("TABLE-MISSING", whereTablesAre(missing));
  });

/** Tables that nobody finds by name, where they belong, and both ways of having them back. */
export const whereTablesAre = (missing: readonly Table[]): string =>
  `${missing.length === 1 ? "A table is" : "Tables are"} missing: ${listed(missing.map(({ name, sheet }) => `${name} on ${sheet}`))}. Put back a missing sheet from Stages; where the sheet is there, click in its table and give it back its name (Table Design, Table Name).`;

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
