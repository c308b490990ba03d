import { html, render, type TemplateResult } from "lit/html.js";
import type { Readiness } from "../ready.ts";

/** Hosts that Excel's own script comes from. */
const HOSTS = ["appsforoffice.microsoft.com", "officeapis.public.onecdn.static.microsoft"] as const;

/** Says what stands in the way, whom to ask, and what works all the same. */
export function showBlocked(root: HTMLElement, readiness: Exclude<Readiness, "ready">): void {
  render(blocked(readiness), root);
}

const blocked = (readiness: Exclude<Readiness, "ready">): TemplateResult => html`
  <header><p class="product">Twintrack</p></header>
  <main>
    <section class="card warning" aria-labelledby="blocked">
      <h1 id="blocked">${titles[readiness]}</h1>
      <p>${reasons[readiness]}</p>
      ${
        readiness === "not loaded"
          ? html`<p>Ask your IT team to allow these hosts:</p>
              <ul>${HOSTS.map((host) => html`<li><code>${host}</code></li>`)}</ul>`
          : html`<p>Close this pane and open it again from the Home tab.</p>`
      }
      <p>
        The sheets work without this pane: go on typing, and the formulas keep up. The command line checks and plans the
        same workbook without Excel.
      </p>
      <button @click=${() => location.reload()}>Try again</button>
    </section>
  </main>
`;

const titles = {
  "not loaded": "Excel’s script is blocked",
  silent: "Excel does not answer",
  "not in Excel": "This page belongs inside Excel",
} as const;

const reasons = {
  "not loaded": "This pane speaks to Excel through a script from Microsoft, and that script did not load.",
  silent: "Ten seconds have passed and Excel has not said that it is ready.",
  "not in Excel": "It was opened somewhere else, so there is no workbook to help with.",
} as const;
