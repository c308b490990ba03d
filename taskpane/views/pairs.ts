import { html, nothing, type TemplateResult } from "lit/html.js";
import { pairAnswers, pairsOf, weightsByPairs } from "../../src/appraise/pairs.ts";
import { inNumbers } from "../../src/appraise/say.ts";
import { answerPair, weightsOf } from "../actions/weigh.ts";
import type { Pane } from "../pane.ts";
import type { Look } from "../work/look.ts";

const HOW_MUCH_MORE = ["overwhelmingly more", "far more", "clearly more", "a little more"];

/** The families two at a time: ten questions, the weights that follow, and whether the answers agree. */
export function pairsPart(pane: Pane, look: Look): TemplateResult {
  const { weigh } = pane.state();
  const titles = look.weighing.families.map(({ family }) => family);
  const { answers } = weightsOf(look, weigh);
  return html`<details class="group card">
    <summary><h3>Or compare them two at a time</h3></summary>
    <p class="quiet">Say which matters more, and by how much. The weights then follow from all answers together.</p>
    ${pairsOf(titles.length).map(([first, second], at) =>
      question(pane, look, {
        at,
        first: titles[first] ?? "",
        second: titles[second] ?? "",
        times: answers[at] ?? 1,
      }),
    )}
    ${weigh?.by === "pairs" ? html`<p role="status">${verdictOn(titles, answers)}</p>` : nothing}
  </details>`;
}

interface Question {
  readonly at: number;
  readonly first: string;
  readonly second: string;
  /** How many times the first counts as the second. */
  readonly times: number;
}

function question(pane: Pane, look: Look, { at, first, second, times }: Question): TemplateResult {
  const take = (event: Event) => {
    const answer = pairAnswers[(event.target as HTMLSelectElement).selectedIndex];
    if (answer !== undefined) answerPair(pane, look, { at, times: answer });
  };
  return html`<label class="pair">
    <span>${first} or ${second.toLowerCase()}?</span>
    <select @change=${take}>
      ${pairAnswers.map(
        (answer, step) =>
          html`<option .selected=${answer === times}>${answerWords(step, first, second)}</option>`,
      )}
    </select>
  </label>`;
}

/** "Reputation, clearly more", by the step of the scale from the first by far to the second by far. */
function answerWords(step: number, first: string, second: string): string {
  const middle = HOW_MUCH_MORE.length;
  if (step === middle) return "Both the same";
  return step < middle
    ? `${first}, ${HOW_MUCH_MORE[step]}`
    : `${second}, ${HOW_MUCH_MORE[2 * middle - step]}`;
}

/** Whether the answers hang together; if not, which to look at first. Never more than advice. */
export function verdictOn(titles: readonly string[], times: readonly number[]): string {
  const { consistencyRatio, consistent, oddest } = weightsByPairs(titles.length, times);
  const ratio = `consistency ratio ${inNumbers(consistencyRatio ?? 0)}`;
  if (consistent) return `Your answers agree with each other (${ratio}; up to 0.1 is sound).`;
  const [first, second] = (oddest ?? []).map((at) => titles[at] ?? "");
  return `Your answers pull against each other (${ratio}, above 0.1). Look first at ${first} and ${second?.toLowerCase()}; or keep the weights as they are.`;
}
