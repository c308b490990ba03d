/** A word and how often it is said. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** Words that carry no meaning by themselves. */
const PLAIN = new Set(
  `a about above after again against all already also am an and any anybody anyone anything are around as
  at away back be because been before being below between both but by came can come could day days did do
  does doing down during each else ever every few for from further get gets getting go goes going had has
  have having he her here hers him his how i if in into is it its just know less let lets like live look
  made make makes many may me might more most much must my need needs new no nobody nor not nothing now of
  off on once one only onto or other others our out over own part per put same say see set she should so
  some something sooner still such take takes than that the their them then there these they thing things
  this those through till to too took under until up upon us use used uses very was way we well were what
  when where whether which while who whom whose why will with within without would year years yet you your`.split(
    /\s+/,
  ),
);

/**
 * The words of some texts by how often they are said, the most first and equals in the order of the alphabet. A plural
 * counts with its singular where both are said, under whichever is said more.
 */
export function countWords(texts: readonly string[]): readonly WordCount[] {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of [...counts]) joinPlural(counts, word, count);
  return [...counts]
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

/** A text's words in small letters; words of one or two letters and plain words are left out. */
const wordsOf = (text: string): readonly string[] =>
  (
    text
      .normalize("NFC")
      .toLocaleLowerCase("en-GB")
      .match(/\p{L}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*/gu) ?? []
  )
    .map((word) => word.replaceAll("'", "’").replace(/’s$/, ""))
    .filter((word) => word.length > 2 && !PLAIN.has(word));

function joinPlural(counts: Map<string, number>, word: string, count: number): void {
  const singular = [word.replace(/ies$/, "y"), word.replace(/s$/, "")].find(
    (form) => form !== word && counts.has(form),
  );
  if (singular === undefined || word.endsWith("ss")) return;
  const alone = counts.get(singular) ?? 0;
  const [kept, joined] = alone >= count ? [singular, word] : [word, singular];
  counts.set(kept, alone + count);
  counts.delete(joined);
}
