/** The state of one stream of random numbers: three words and a counter, changed by each draw. */
export type Stream = Int32Array;

const WARM_UP = 15;
const TWO_TO_26 = 67_108_864;
const TWO_TO_MINUS_53 = 1.1102230246251565e-16;
const TWO_TO_MINUS_32 = 2 ** -32;
const FNV_PRIME = 16_777_619;
const FNV_BASIS = 2_166_136_261;

/**
 * A stream of sfc32 from a seed: 32-bit whole-number steps only, so the same in every machine and browser.
 *
 * @param seed whole, of which the low 32 bits count
 * @source C. Doty-Humphrey, PractRand, sfc32; words from splitmix32
 * @example seed 12345 starts 3194884433, 303606234
 */
export function streamFromSeed(seed: number): Stream {
  let word = seed | 0;
  const split = (): number => {
    word = (word + 0x9e3779b9) | 0;
    let mixed = word ^ (word >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return warmed(Int32Array.of(split(), split(), split(), 1));
}

/**
 * The stream that belongs to one thing and one block of draws, whatever else there is: adding a project, or sharing
 * the blocks among workers, changes no other stream's numbers.
 *
 * @param seed whole, of which the low 32 bits count
 * @param key whose stream it is: a ref, with what it is for
 * @param block which block of draws, from 0
 */
export function streamFor(seed: number, key: string, block: number): Stream {
  return warmed(
    Int32Array.of(
      mixed(seed ^ hashOf(key, FNV_BASIS)),
      mixed(Math.imul(seed, 0x9e3779b1) ^ hashOf(key, 0x1b873593)),
      mixed(block + 0x2545f491),
      1,
    ),
  );
}

/** The stream's next whole number, 0 to 2³² − 1. */
export function nextWord(stream: Stream): number {
  const b = stream[1] as number;
  const c = stream[2] as number;
  const counter = stream[3] as number;
  const drawn = ((stream[0] as number) + b + counter) | 0;
  stream[0] = b ^ (b >>> 9);
  stream[1] = (c + (c << 3)) | 0;
  stream[2] = (((c << 21) | (c >>> 11)) + drawn) | 0;
  stream[3] = (counter + 1) | 0;
  return drawn >>> 0;
}

/** The stream's next number from 0 up to, but not reaching, 1, of 53 random bits. */
export const nextShare = (stream: Stream): number =>
  ((nextWord(stream) >>> 5) * TWO_TO_26 + (nextWord(stream) >>> 6)) * TWO_TO_MINUS_53;

/** Fills a list with the stream's next numbers, as `nextShare` would give them one by one, but faster. */
export function fillShares(stream: Stream, shares: Float64Array): void {
  let [a, b, c, counter] = stream as unknown as [number, number, number, number];
  for (let at = 0; at < shares.length; at++) {
    const high = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + high) | 0;
    const low = (a + b + counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + low) | 0;
    counter = (counter + 2) | 0;
    shares[at] = ((high >>> 5) * TWO_TO_26 + (low >>> 6)) * TWO_TO_MINUS_53;
  }
  stream.set([a, b, c, counter]);
}

/**
 * Fills a list with numbers from 0 to 1 of which one falls into each of as many equal parts, in random order: means of
 * a few hundred are then nearly exact.
 *
 * @source M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21 (1979), Latin hypercube sampling
 */
export function fillStratified(stream: Stream, shares: Float64Array): void {
  const parts = shares.length;
  fillShares(stream, shares);
  for (let part = 0; part < parts; part++) shares[part] = (part + (shares[part] as number)) / parts;
  for (let last = parts - 1; last > 0; last--) {
    const other = Math.floor(nextWord(stream) * TWO_TO_MINUS_32 * (last + 1));
    const held = shares[other] as number;
    shares[other] = shares[last] as number;
    shares[last] = held;
  }
}

/** Thirty-two bits spread over all the others (the finaliser of C. Wellons' hash prospector). */
export function mixed(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function hashOf(key: string, basis: number): number {
  let hash = basis;
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME);
  }
  return hash;
}

function warmed(stream: Stream): Stream {
  for (let step = 0; step < WARM_UP; step++) nextWord(stream);
  return stream;
}
