import type { Book } from "./book.ts";
import { openFile } from "./openFile.ts";
import { unhurried } from "./unhurried.ts";

/** Opens one file after another; the one asked for last wins. */
export interface Opening {
  /**
   * Opens a file while the page goes on; gives nothing where another was asked for meanwhile.
   *
   * @throws what {@link openFile} refuses, and what keeps the bytes from being fetched, unless nobody waits for it
   */
  readonly open: (name: string, bytes: () => Promise<ArrayBuffer>) => Promise<Book | undefined>;
}

/** @param say says what is being opened */
export function newOpening(say: (message: string) => void): Opening {
  let last = 0;
  return {
    open: async (name, bytes) => {
      const turn = ++last;
      const isWanted = (): boolean => turn === last;
      say(`Opening ${name}…`);
      try {
        const file = new Uint8Array(await bytes());
        return await unhurried(whileWanted(openFile(name, file), isWanted));
      } catch (caught) {
        if (isWanted()) throw caught;
        return undefined;
      }
    },
  };
}

/** Leaves work once nobody waits for it. */
function* whileWanted<Answer>(
  work: Generator<unknown, Answer>,
  isWanted: () => boolean,
): Generator<unknown, Answer | undefined> {
  while (isWanted()) {
    const piece = work.next();
    if (piece.done) return piece.value;
    yield;
  }
  return undefined;
}
