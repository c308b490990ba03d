/**
 * Work that is done a piece at a time, and yields between pieces: a page runs it and gives way in between, everybody
 * else runs it by {@link atOnce}.
 */
export type Pieces<Answer> = Generator<void, Answer>;

/**
 * Does all of a work without stopping.
 *
 * @throws whatever the work throws
 */
export function atOnce<Answer>(work: Generator<unknown, Answer>): Answer {
  let piece = work.next();
  while (!piece.done) piece = work.next();
  return piece.value;
}
