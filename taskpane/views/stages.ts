import { html, nothing, type TemplateResult } from "lit/html.js";
import { countOf, listed } from "../../src/appraise/say.ts";
import { visit } from "../actions/look.ts";
import { putBackMissing, startPlanner } from "../actions/planner.ts";
import type { Pane } from "../pane.ts";
import type { Look } from "../work/look.ts";
import type { Note } from "../work/notes.ts";
import { nextStage, type Stage } from "../work/stages.ts";
import { byStage } from "./grouping.ts";
import { cellLink, reading, type Shown } from "./parts.ts";

/** The home view: the seven stages, what is done, what is next and what is missing. */
export function stagesView(pane: Pane): TemplateResult {
  const { look, isIntroSkipped, openStage } = pane.state();
  if (look === null) return reading();
  const next = nextStage(look.stages);
  const open = openStage ?? next?.number ?? null;
  return html`
    ${(look.isPlanner && !look.isNew) || isIntroSkipped ? nothing : intro(pane, look)}
    ${look.isPlanner ? missingSheets(pane, look) : nothing}
    ${
      look.isPlanner
        ? html`${beforeStages(pane, look)}<h2 class="hidden">The seven stages</h2>
            <ol class="stages">
              ${look.stages.map((stage) => stageItem(pane, stage, { isNext: stage === next, isOpen: stage.number === open }))}
            </ol>`
        : nothing
    }
  `;
}

/** Three short sentences for somebody new, and two ways to begin. */
const intro = (pane: Pane, { isPlanner }: Look): TemplateResult => html`
  <section class="card intro" aria-labelledby="intro">
    <h2 id="intro">${isPlanner ? "Welcome to your planner" : "This workbook is not a planner yet"}</h2>
    <p>
      Fill in seven sheets, one stage at a time. Twintrack says what is missing. In the end it writes a plan: what to
      fund, in what order and why.
    </p>
    <div class="buttons">
      ${isPlanner ? nothing : html`<button class="primary" @click=${() => startPlanner(pane, "twintrack.xlsx")}>Start a new planner</button>`}
      <button @click=${() => startPlanner(pane, "worked-example.xlsx")}>Open the worked example</button>
      ${isPlanner ? html`<button class="plain" @click=${() => pane.change({ isIntroSkipped: true })}>Skip this</button>` : nothing}
    </div>
  </section>
`;

/** Which sheets are missing, and the way to have them back. */
export const missingSheets = (pane: Pane, { missingSheets: missing }: Look): Shown =>
  missing.length === 0
    ? nothing
    : html`<section class="card warning" aria-labelledby="missing">
        <h2 id="missing">${countOf(missing.length, "sheet")} ${missing.length === 1 ? "is" : "are"} missing</h2>
        <p>${listed(missing)}</p>
        <button @click=${() => putBackMissing(pane)}>Put back missing sheets</button>
      </section>`;

/** What has to be put right on the sheets that are no stage: settings and lists. */
function beforeStages(pane: Pane, { issues }: Look): Shown {
  const sheets = byStage(issues.filter(({ stage }) => stage === null));
  return sheets.length === 0
    ? nothing
    : html`<section class="card warning" aria-labelledby="before">
        <h2 id="before">Before the stages</h2>
        <ul>
          ${sheets.map(({ title, notes }) => html`<li>${firstOf(pane, title, notes)}</li>`)}
        </ul>
        <button @click=${() => pane.change({ view: "check" })}>See what to put right</button>
      </section>`;
}

const firstOf = (pane: Pane, title: string, notes: readonly Note[]): Shown => {
  const [first] = notes;
  if (first === undefined) return nothing;
  return cellLink(pane, {
    words: `${title}: ${notes.length} to put right, from`,
    place: first.place,
    at: first.at,
  });
};

function stageItem(
  pane: Pane,
  stage: Stage,
  { isNext, isOpen }: { readonly isNext: boolean; readonly isOpen: boolean },
): TemplateResult {
  const { number, title, standing, holds, about, wanted, toPutRight } = stage;
  const toggle = (event: Event) => {
    const isNow = (event.currentTarget as HTMLDetailsElement).open;
    if (isNow !== isOpen) pane.change({ openStage: isNow ? number : 0 });
  };
  return html`<li class="stage" data-standing=${standing} ?data-next=${isNext}>
    <span class="node" aria-hidden="true">${standing === "Done" ? "✓" : number}</span>
    <details ?open=${isOpen} @toggle=${toggle}>
      <summary>
        <h3><span class="hidden">Stage ${number}: </span>${title}</h3>
        <span class="standing">${standing === "To put right" ? `${toPutRight} to put right` : standing}</span>
        <span class="holds">${holds}</span>
      </summary>
      <p class="about">${about}</p>
      ${
        wanted.length === 0
          ? nothing
          : html`<h4>Still wanted</h4>
              <ul class="wanted">
                ${wanted.slice(0, SHOWN).map(({ message, place, at }) => html`<li>${cellLink(pane, { words: message, place, at })}</li>`)}
              </ul>
              ${wanted.length > SHOWN ? html`<p class="quiet">and ${wanted.length - SHOWN} more</p>` : nothing}`
      }
      <div class="buttons">
        <button @click=${() => visit(pane, stage.place, `Stage ${number}, ${title},`)}>Go to the sheet</button>
        ${toPutRight > 0 ? html`<button @click=${() => pane.change({ view: "check" })}>See what to put right</button>` : nothing}
      </div>
    </details>
  </li>`;
}

/** How many wishes of one stage are shown at once. */
const SHOWN = 5;
