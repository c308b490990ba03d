import { guard } from "lit/directives/guard.js";
import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import { countOf, listed } from "../../src/appraise/say.ts";
import type { Pane } from "../pane.ts";
import { countWords, type WordCount } from "../words/count.ts";
import { drawWords, type WordPicture } from "../words/picture.ts";
import { reading } from "./parts.ts";

/** The words of the council's objectives and outcomes as a picture, in words, and as a table. */
export function wordsView(pane: Pane): TemplateResult {
  const { look } = pane.state();
  if (look === null) return reading();
  return html`${guard([look.wording.join("\n")], () => wordsOf(look.wording))}`;
}

function wordsOf(wording: readonly string[]): TemplateResult {
  const counts = countWords(wording);
  if (counts.length === 0)
    return html`<section class="card">
      <h2>Your words</h2>
      <p>The words of your objectives and outcomes appear here once you have entered some on 2 Objectives.</p>
    </section>`;
  return html`
    <section class="part" aria-labelledby="words">
      <h2 id="words">Your words</h2>
      <p class="quiet">What your objectives and outcomes speak of: the larger, the oftener. The same words always give the same picture.</p>
      <figure class="cloud">${picture(drawWords(counts), inWords(counts))}</figure>
    </section>
    <section class="part" aria-labelledby="often">
      <h2 id="often">How often</h2>
      <table class="counts">
        <thead><tr><th scope="col">Word</th><th scope="col">Times</th></tr></thead>
        <tbody>
          ${counts.slice(0, LISTED).map(
            ({ word, count }) => html`<tr>
              <th scope="row">${word}</th>
              <td><span class="times"><span class="bar" style="--part:${count / (counts[0]?.count ?? 1)}"></span>${count}</span></td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${counts.length > LISTED ? html`<p class="quiet">and ${countOf(counts.length - LISTED, "word")} more, each said ${once(counts[LISTED]?.count ?? 1)} or less</p>` : nothing}
    </section>
  `;
}

/** How many words the table lists. */
const LISTED = 25;

/** The picture said in a sentence. */
export const inWords = (counts: readonly WordCount[]): string =>
  `A picture of words. Said most: ${listed(counts.slice(0, 8).map(({ word, count }) => `${word} (${count})`))}.`;

const picture = ({ width, height, words }: WordPicture, alternative: string): TemplateResult => html`
  <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${alternative}>
    ${words.map(
      ({ word, x, y, size, width: wide, tone }) =>
        svg`<text data-tone=${tone} x=${x} y=${y} font-size=${size} textLength=${wide} lengthAdjust="spacingAndGlyphs">${word}</text>`,
    )}
  </svg>
`;

const once = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);
