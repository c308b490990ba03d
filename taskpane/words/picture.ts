import type { WordCount } from "./count.ts";

/** A word with its place in the picture: the middle of its line of writing, and how large it is. */
export interface PlacedWord extends WordCount {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
  /** Which of the picture's colours it has, from 0. */
  readonly tone: number;
}

/** A picture of words: its size, and the words that found a place. */
export interface WordPicture {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PlacedWord[];
}

/** The picture is drawn on this many units across, whatever its size on the page. */
const WIDTH = 288;
const MOST_WORDS = 45;
const ENOUGH_WORDS = 20;
const SMALLEST = 12;
const LARGEST = 40;
const TONES = 4;
/** The height of a line as a part of the size of its letters. */
const LINE = 1.04;
/** Half of the gap kept between two words. */
const GAP = 1.5;

/**
 * A picture of the words said most, larger the oftener: from the middle outwards along a spiral, each at the first place
 * where it touches no other. Widths come from a table and not from the page's letters, so that the same text gives the
 * same picture everywhere.
 */
export function drawWords(counts: readonly WordCount[]): WordPicture {
  const shown = worthShowing(counts).slice(0, MOST_WORDS);
  const most = shown[0]?.count ?? 1;
  const least = shown.at(-1)?.count ?? 1;
  const placed: PlacedWord[] = [];
  shown.forEach((each, at) => {
    const size = sizeOf(each.count, least, most);
    const width = widthOf(each.word, size);
    const place = firstFree(width, size * LINE, placed);
    if (place !== null) placed.push({ ...each, ...place, size, width, tone: at % TONES });
  });
  return framed(placed);
}

/** Where enough words are said more than once, those said once would be there by the alphabet alone. */
function worthShowing(counts: readonly WordCount[]): readonly WordCount[] {
  const repeated = counts.filter(({ count }) => count > 1);
  return repeated.length >= ENOUGH_WORDS ? repeated : counts;
}

/** Between the smallest and the largest by the root of the count, so that areas and not heights tell. */
function sizeOf(count: number, least: number, most: number): number {
  if (most === least) return (SMALLEST + LARGEST) / 2;
  const part = (Math.sqrt(count) - Math.sqrt(least)) / (Math.sqrt(most) - Math.sqrt(least));
  return Math.round((SMALLEST + (LARGEST - SMALLEST) * part) * 10) / 10;
}

/** Parts of the size that letters are wide in common sans-serif type; others count as 0.56. */
const ADVANCE: Readonly<Record<string, number>> = {
  ...Object.fromEntries([..."iljt’'"].map((letter) => [letter, 0.29])),
  ...Object.fromEntries([..."fr-"].map((letter) => [letter, 0.37])),
  ...Object.fromEntries([..."ckszvxy"].map((letter) => [letter, 0.5])),
  m: 0.87,
  w: 0.77,
};

/** How wide a word is drawn, in units of the picture. */
export const widthOf = (word: string, size: number): number =>
  Math.round([...word].reduce((sum, letter) => sum + (ADVANCE[letter] ?? 0.56), 0) * size * 10) / 10;

/** The first place along the spiral where a word fits; null where it would leave the picture on every turn. */
function firstFree(
  width: number,
  height: number,
  placed: readonly PlacedWord[],
): { readonly x: number; readonly y: number } | null {
  if (width > WIDTH) return null;
  // A square spiral in whole steps: no sine, so every machine takes the same path.
  for (const [x, y] of squareSpiral()) {
    if (Math.abs(x) + width / 2 > WIDTH / 2) continue;
    if (!placed.some((other) => touches({ x, y, width, height }, other))) return { x, y };
  }
  return null;
}

const STEP = 2;
const TURNS = 130;

/** Points around the middle, nearest first, twice as far across as up and down. */
function* squareSpiral(): Generator<readonly [number, number]> {
  yield [0, 0];
  for (let turn = 1; turn <= TURNS; turn++) {
    for (let along = -turn; along < turn; along++) {
      yield [along * STEP * 2, -turn * STEP];
      yield [turn * STEP * 2, along * STEP];
      yield [-along * STEP * 2, turn * STEP];
      yield [-turn * STEP * 2, -along * STEP];
    }
  }
}

const touches = (
  a: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  b: PlacedWord,
): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + GAP * 2 &&
  Math.abs(a.y - b.y) < (a.height + b.size * LINE) / 2 + GAP;

/** The words moved so that the picture begins at 0, with its height. */
function framed(placed: readonly PlacedWord[]): WordPicture {
  const tops = placed.map(({ y, size }) => y - (size * LINE) / 2);
  const feet = placed.map(({ y, size }) => y + (size * LINE) / 2);
  const [top, foot] = [Math.min(0, ...tops) - GAP, Math.max(0, ...feet) + GAP];
  return {
    width: WIDTH,
    height: Math.round((foot - top) * 10) / 10,
    words: placed.map((word) => ({
      ...word,
      x: word.x + WIDTH / 2,
      y: Math.round((word.y - top) * 10) / 10,
    })),
  };
}
