import { html, type nothing, type TemplateResult } from "lit/html.js";
import { inPounds } from "../../src/appraise/say.ts";
import type { Place } from "../../src/workbook/grid.ts";
import { visit } from "../actions/look.ts";
import type { Pane } from "../pane.ts";

/** Something to show, or nothing. */
export type Shown = TemplateResult | typeof nothing;

/** A way to a cell: its words, and where it leads. */
export const cellLink = (
  pane: Pane,
  { words, place, at }: { readonly words: string; readonly place: Place; readonly at: string },
): TemplateResult =>
  html`<a class="cell" href="#" @click=${stay(() => visit(pane, place, at))}>${words} <span class="at">${at}</span></a>`;

/** What a link does on this page, instead of leaving it. */
export const stay =
  (does: () => unknown) =>
  (event: Event): void => {
    event.preventDefault();
    does();
  };

/** What is shown until the workbook has been read. */
export const reading = (): TemplateResult => html`<p class="quiet">Reading the workbook…</p>`;

/** What is shown where the workbook beside the pane is of another kind. */
export const noPlanner = (): TemplateResult =>
  html`<p class="card">This workbook is not a planner. Start one from Stages.</p>`;

/** Pounds of a sheet to the whole pound, as they are said: £12,500; a dash where there are none. */
export const wholePounds = (pounds: number | null): string =>
  pounds === null ? "–" : inPounds(Math.round(pounds) * 100);
