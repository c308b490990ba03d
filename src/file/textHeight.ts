/** What a line of text takes in a row, and what stands above and below the text, in points, for letters of `size`. */
const LEADING = 1.28;
const MARGIN = 4;
/** Characters of running text that fit where one figure of the column's width would stand. */
const LETTERS_A_FIGURE = 1.16;
/** The tallest row that Excel allows, in points. */
const TALLEST = 409;

/** The height in points of a row that shows a text of so many lines. */
export const heightOfLines = (lines: number, size: number): number =>
  Math.min(TALLEST, Math.ceil(lines * size * LEADING + MARGIN));

/**
 * How many lines a text takes, wrapped in a column; words are broken only where one alone is longer. An estimate:
 * nobody but the program that draws it knows its letters.
 *
 * @param width of the column, in figures, as Excel counts it
 */
export function linesIn(text: string, width: number): number {
  const room = width * LETTERS_A_FIGURE;
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const { length } of paragraph.split(" ")) {
      const wanted = used === 0 ? length : used + 1 + length;
      if (wanted <= room) {
        used = wanted;
        continue;
      }
      if (used > 0) lines++;
      const over = Math.ceil(length / room) - 1;
      lines += over;
      used = length - over * room;
    }
  }
  return lines;
}
