/** After so long, in milliseconds, letters begin another word. */
const PAUSE = 1000;

/** What of a key press tells what was typed, and when. */
type Press = Pick<KeyboardEvent, "key" | "timeStamp" | "ctrlKey" | "altKey" | "metaKey">;

/**
 * Finds things by the letters that their names begin with, typed one after the other, or else by those that a word in
 * them begins with. The same letter again goes on to the next.
 *
 * @returns takes a key press and the place that has the keyboard; gives the place to go to, undefined for other keys
 */
export function newTypeAhead(names: readonly string[]): (press: Press, here: number) => number | undefined {
  const plain = names.map((name) => name.toLowerCase());
  let typed = "";
  let last = Number.NEGATIVE_INFINITY;
  return ({ key, timeStamp, ctrlKey, altKey, metaKey }, here) => {
    if (timeStamp - last > PAUSE) typed = "";
    if ([...key].length !== 1 || ctrlKey || altKey || metaKey || (key === " " && typed === ""))
      return undefined;
    last = timeStamp;
    const letter = key.toLowerCase();
    const isSameAgain = typed === letter;
    if (!isSameAgain) typed += letter;
    // What is typed on may stay where it is; the first letter, and the same again, look further.
    const from = here + (typed.length === 1 ? 1 : 0);
    const round = plain.map((_, step) => (from + step) % plain.length);
    const found =
      round.find((at) => plain[at]?.startsWith(typed)) ??
      round.find((at) => plain[at]?.includes(` ${typed}`));
    return found ?? here;
  };
}
