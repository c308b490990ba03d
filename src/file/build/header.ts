import type { CellMap } from "./plan.ts";

/** Characters of a line under the title: what a screen of ordinary width shows. */
const LINE_LENGTH = 150;
/** Characters that the way back takes. */
export const BACK_WIDTH = 16;

/**
 * The first four rows of every sheet: its title, what it is for on two lines, and the ways to other places. Text runs
 * on over the empty cells beside it, so that nothing needs to be merged.
 *
 * @param further another link on the same row as the way back, in the first column with room to its left
 */
export function putHeader(
  put: CellMap["put"],
  title: string,
  about: string,
  further?: { readonly text: string; readonly to: string; readonly column: number },
): void {
  put(1, 1, { value: title, look: "title" });
  const [first, second] = inTwo(about);
  put(2, 1, { value: first, look: "about" });
  if (second !== "") put(3, 1, { value: second, look: "about" });
  put(4, 1, { value: "Back to Start", look: "link", link: "'Start'!A1" });
  if (further !== undefined) put(4, further.column, { value: further.text, look: "link", link: further.to });
}

/** A text in two lines, the first as long as a line may be; a short text has an empty second. */
export function inTwo(text: string): readonly [string, string] {
  if (text.length <= LINE_LENGTH) return [text, ""];
  const sentence = text.lastIndexOf(". ", LINE_LENGTH) + 1;
  const word = text.lastIndexOf(" ", LINE_LENGTH);
  const at = sentence > 0 && text.length - sentence <= LINE_LENGTH ? sentence : word;
  return [text.slice(0, at), text.slice(at + 1)];
}
