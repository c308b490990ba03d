import { mixed, nextShare, streamFor } from "./random.ts";

/** Primitive polynomials and first direction numbers of dimensions 2 to 10. */
const POLYNOMIALS: readonly {
  readonly degree: number;
  readonly taps: number;
  readonly first: readonly number[];
}[] = [
  { degree: 1, taps: 0, first: [1] },
  { degree: 2, taps: 1, first: [1, 3] },
  { degree: 3, taps: 1, first: [1, 3, 1] },
  { degree: 3, taps: 2, first: [1, 1, 1] },
  { degree: 4, taps: 1, first: [1, 1, 3, 3] },
  { degree: 4, taps: 4, first: [1, 3, 5, 13] },
  { degree: 5, taps: 2, first: [1, 1, 5, 5, 17] },
  { degree: 5, taps: 4, first: [1, 1, 5, 5, 5] },
  { degree: 5, taps: 7, first: [1, 1, 7, 11, 19] },
];
const BITS = 32;
const TWO_TO_MINUS_32 = 2 ** -32;

/**
 * Points spread over a cube more evenly than chance would: Sobol's sequence with Owen's scrambling, so that a few
 * thousand do the work of many times as many random ones. Dimensions beyond the tenth are random. Whole-number steps
 * only: the same in every machine.
 *
 * @returns one row of `dimensions` numbers between 0 and 1 for each point, row after row
 * @source S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008), set 6; B. Burley, J. Comput. Graph. Tech. 9 (2020),
 *   hash-based Owen scrambling
 */
export function scrambledSobol(count: number, dimensions: number, seed: number): Float64Array {
  const points = new Float64Array(count * dimensions);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const directions = directionsOf(dimension);
    const scramble = mixed(mixed(seed) + dimension);
    const beyond = streamFor(seed, "beyond Sobol", dimension);
    for (let point = 0, word = 0; point < count; point++) {
      points[point * dimensions + dimension] = directions
        ? (scrambled(word, scramble) + 0.5) * TWO_TO_MINUS_32
        : nextShare(beyond);
      // Gray code order: each point differs from the last in the direction of the lowest bit not set.
      if (directions) word ^= directions[31 - Math.clz32(~point & (point + 1))] as number;
    }
  }
  return points;
}

/** Direction words of one dimension, counted from 0; undefined beyond the table. */
function directionsOf(dimension: number): Int32Array | undefined {
  const directions = new Int32Array(BITS);
  if (dimension === 0) return directions.map((_, bit) => 1 << (31 - bit));
  const polynomial = POLYNOMIALS[dimension - 1];
  if (!polynomial) return undefined;
  const { degree, taps, first } = polynomial;
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      directions[bit] = (first[bit] ?? 0) << (31 - bit);
      continue;
    }
    const earlier = directions[bit - degree] as number;
    let word = earlier ^ (earlier >>> degree);
    for (let back = 1; back < degree; back++)
      if ((taps >> (degree - 1 - back)) & 1) word ^= directions[bit - back] as number;
    directions[bit] = word;
  }
  return directions;
}

/** Owen's scrambling of one number: each bit may turn on the bits above it, by the hash of Laine and Karras. */
function scrambled(word: number, seed: number): number {
  let bits = (reversed(word) + seed) | 0;
  bits ^= Math.imul(bits, 0x6c50b47c);
  bits ^= Math.imul(bits, 0xb82f1e52);
  bits ^= Math.imul(bits, 0xc7afe638);
  bits ^= Math.imul(bits, 0x8d22f6e6);
  return reversed(bits) >>> 0;
}

function reversed(word: number): number {
  let bits = word;
  bits = ((bits >>> 1) & 0x55555555) | ((bits & 0x55555555) << 1);
  bits = ((bits >>> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
  bits = ((bits >>> 4) & 0x0f0f0f0f) | ((bits & 0x0f0f0f0f) << 4);
  bits = ((bits >>> 8) & 0x00ff00ff) | ((bits & 0x00ff00ff) << 8);
  return (bits >>> 16) | (bits << 16);
}
