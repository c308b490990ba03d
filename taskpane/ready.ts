/** Whether Excel answers: it does, office.js never came, it came but did not answer, or something else opened the page. */
export type Readiness = "ready" | "not loaded" | "silent" | "not in Excel";

/** How long Excel may take before the pane says that something is in the way, in milliseconds. */
export const PATIENCE = 10_000;

/** Waits for Excel, ten seconds at most. */
export async function whenExcelIsReady(patience = PATIENCE): Promise<Readiness> {
  // office.js is a global: it is not there at all where its host is blocked.
  if (typeof Office === "undefined") return "not loaded";
  const silence = new Promise<"silent">((resolve) => setTimeout(resolve, patience, "silent"));
  const answer = Office.onReady().then(
    ({ host }): Readiness => (host === Office.HostType.Excel ? "ready" : "not in Excel"),
  );
  return Promise.race([answer, silence]);
}
