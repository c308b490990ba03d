import { html, nothing, type TemplateResult } from "lit/html.js";
import { countOf } from "../../src/appraise/say.ts";
import { checkNow, goToIssue, SUMMARY, step } from "../actions/check.ts";
import { thingsToPutRight } from "../actions/look.ts";
import type { Pane } from "../pane.ts";
import type { Checking } from "../state.ts";
import type { Look } from "../work/look.ts";
import type { HeldNote, Note } from "../work/notes.ts";
import { byGate, byProject, byStage, type Group } from "./grouping.ts";
import { cellLink, noPlanner, reading, type Shown, stay } from "./parts.ts";

/** What to put right: the count as it stands, and the list as it was when it was asked for. */
export function checkView(pane: Pane): TemplateResult {
  const { look, check, isBusy } = pane.state();
  if (look === null) return reading();
  if (!look.isPlanner) return noPlanner();
  const isOld = check !== null && check.look !== look;
  return html`
    <section class="card count" data-none=${look.issues.length === 0}>
      <p class="big">${thingsToPutRight(look.issues.length)}</p>
      <p class="quiet">
        ${check === null ? "Counted while you type. Press to see each one and go to its cell." : isOld ? "The list below is from your last check." : "The list below is up to date."}
      </p>
      <button class="primary" ?disabled=${isBusy} @click=${() => checkNow(pane)}>
        ${check === null ? "Check workbook" : "Check again"}
      </button>
    </section>
    ${check === null ? nothing : checkedList(pane, check, look)}
  `;
}

const checkedList = (pane: Pane, check: Checking, now: Look): TemplateResult => {
  const { held, findings } = check.look;
  return html`
    ${summary(pane, check, now)}
    ${gatePart(pane, {
      title: "Held back by a gate",
      about: "These projects wait until the gate is passed or a decision is recorded.",
      held: held.filter(({ overridden }) => !overridden),
    })}
    ${gatePart(pane, {
      title: "Passed by decision",
      about: "The gate would hold them back; a named and dated decision lets them pass.",
      held: held.filter(({ overridden }) => overridden),
    })}
    ${worthALook(pane, findings)}
  `;
};

/** The list as it was when it was asked for; a line that has been put right since is struck off it. */
function summary(pane: Pane, { look: { issues }, at }: Checking, now: Look): TemplateResult {
  const standing = new Set(now.issues.map(lineOf));
  const isGone = (note: Note) => !standing.has(lineOf(note));
  const isOver = issues.every(isGone);
  if (issues.length === 0)
    return html`<section class="card good" id=${SUMMARY} tabindex="-1" aria-labelledby="summary-title">
      <h2 id="summary-title">Everything entered can count</h2>
      <p>No cell has to be put right.</p>
    </section>`;
  return html`
    <section class=${isOver ? "card good" : "problem"} id=${SUMMARY} tabindex="-1" aria-labelledby="summary-title">
      <h2 id="summary-title">${isOver ? "All of these have been put right" : "There is a problem"}</h2>
      ${byStage(issues).map(
        ({ title, notes }) => html`<h3>${title}</h3>
          <ul>
            ${notes.map(
              (note) => html`<li ?data-gone=${isGone(note)}>
                <a
                  class="cell"
                  href="#"
                  aria-current=${issues[at ?? -1] === note ? "true" : nothing}
                  @click=${stay(() => goToIssue(pane, note))}
                  >${note.message} <span class="at">${note.ref === null ? "" : `${note.ref}, `}${note.at}, ${note.place.column}</span></a
                >${isGone(note) ? html` <span class="quiet">put right</span>` : nothing}
              </li>`,
            )}
          </ul>`,
      )}
    </section>
    <nav class="steps" aria-label="Through the list">
      <button @click=${() => step(pane, -1)}>Previous</button>
      <span class="quiet">${at === null ? countOf(issues.length, "line") : `${at + 1} of ${issues.length}`}</span>
      <button @click=${() => step(pane, 1)}>Next</button>
    </nav>
  `;
}

const lineOf = ({ message, at }: Note): string => `${at} ${message}`;

interface GatePart {
  readonly title: string;
  readonly about: string;
  readonly held: readonly HeldNote[];
}

const gatePart = (pane: Pane, { title: heading, about, held }: GatePart): Shown =>
  held.length === 0
    ? nothing
    : html`<section class="part">
        <h2>${heading}</h2>
        <p class="quiet">${about}</p>
        ${byProject(held).map(
          ({ title, notes }) => html`<h3>${title}</h3>
            ${byGate(notes).map((of) => heldAt(pane, of))}`,
        )}
      </section>`;

/** What one gate says of one project. */
function heldAt(pane: Pane, { notes }: Group<HeldNote>): Shown {
  const [first] = notes;
  if (first === undefined) return nothing;
  const { gate, asks } = first;
  return html`<div class="held">
    <p><span class="gate">${gate}</span> ${asks}</p>
    <ul>
      ${notes.map(({ message, place, at }) => html`<li>${cellLink(pane, { words: message, place, at })}</li>`)}
    </ul>
  </div>`;
}

const worthALook = (pane: Pane, findings: readonly Note[]): Shown =>
  findings.length === 0
    ? nothing
    : html`<section class="part">
        <h2>Worth a look</h2>
        <p class="quiet">Questions, not mistakes. Nothing waits for them.</p>
        ${byStage(findings).map(
          ({ title, notes }) => html`<details class="group">
            <summary><h3>${title}</h3> <span class="quiet">${notes.length}</span></summary>
            <ul>
              ${notes.map(({ message, place, at }) => html`<li>${cellLink(pane, { words: message, place, at })}</li>`)}
            </ul>
          </details>`,
        )}
      </section>`;
