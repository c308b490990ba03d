import type { Matrix } from "./matrix.ts";
import type { Program } from "./program.ts";

/** A position not yet decided. */
export const OPEN = 2;

/**
 * What is decided so far on one branch of the search, and what follows from it. Decisions are taken back in the
 * order they were made, so that moving between branches costs only what changes.
 */
export interface Domain {
  readonly program: Program;
  readonly matrix: Matrix;
  /** By position: 1 in, 0 out, OPEN. */
  readonly state: Uint8Array;
  /** The positions decided, earliest first; the first `decided` count. */
  readonly trail: Int32Array;
  decided: number;
  /** What the projects that are in leave of each row. */
  readonly left: Float64Array;
  /** What open positions with a use below zero could still give back to each row. */
  readonly relief: Float64Array;
  /** Scaled gain of the projects that are in. */
  gain: number;
  readonly neededBy: readonly (readonly number[])[];
  /** By position: the covers it is a member of. */
  readonly coversOf: readonly (readonly number[])[];
  /** By cover: members not out. */
  readonly able: Int32Array;
  readonly pending: number[];
}

/** The domain of a program with nothing decided; `settle` takes its outset. */
export function openDomain(program: Program, matrix: Matrix): Domain {
  const { size, needs, covers } = program;
  const neededBy: number[][] = needs.map(() => []);
  needs.forEach((needed, j) => {
    for (const other of needed) neededBy[other]?.push(j);
  });
  const coversOf: number[][] = needs.map(() => []);
  covers.forEach(({ members }, c) => {
    for (const j of members) coversOf[j]?.push(c);
  });
  const relief = new Float64Array(matrix.rows);
  for (let at = 0; at < matrix.use.length; at++) {
    const use = matrix.use[at] ?? 0;
    if (use < 0) relief[at % matrix.rows] = (relief[at % matrix.rows] ?? 0) - use;
  }
  return {
    program,
    matrix,
    state: new Uint8Array(size).fill(OPEN),
    trail: new Int32Array(size),
    decided: 0,
    left: matrix.amount.slice(),
    relief,
    gain: 0,
    neededBy,
    coversOf,
    able: Int32Array.from(covers, ({ members }) => members.length),
    pending: [],
  };
}

/** Takes the program's outset into the domain; false where it cannot hold together. */
export function settle(domain: Domain): boolean {
  const { program, able } = domain;
  if (program.atMost < 0 || !haveRoom(domain)) return false;
  if (program.covers.some(({ count }, c) => (able[c] ?? 0) < count)) return false;
  return program.settled.every(([j, chosen]) => decide(domain, j, chosen)) && propagateCovers(domain);
}

/**
 * Puts a position in (1) or out (0) with all that follows by needs, exclusions and covers; false where that
 * contradicts what is decided. Either way `retreat` takes it back.
 */
export function decide(domain: Domain, position: number, chosen: number): boolean {
  const { program, state, neededBy, coversOf, able, pending } = domain;
  pending.length = 0;
  pending.push(position * 2 + chosen);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const j = next >> 1;
    const value = next & 1;
    if (state[j] !== OPEN) {
      if (state[j] !== value) return false;
      continue;
    }
    record(domain, j, value);
    if (value === 1) {
      for (const other of program.needs[j] ?? []) pending.push(other * 2 + 1);
      for (const other of program.excludes[j] ?? []) pending.push(other * 2);
      continue;
    }
    for (const other of neededBy[j] ?? []) pending.push(other * 2);
    for (const c of coversOf[j] ?? []) {
      const cover = program.covers[c];
      const spare = (able[c] ?? 0) - (cover?.count ?? 0);
      if (spare < 0) return false;
      if (spare > 0) continue;
      for (const member of cover?.members ?? []) if (state[member] === OPEN) pending.push(member * 2 + 1);
    }
  }
  return true;
}

/** Takes back the latest decisions until only so many stand. */
export function retreat(domain: Domain, decided: number): void {
  const { state, trail, coversOf, able } = domain;
  while (domain.decided > decided) {
    const j = trail[--domain.decided] ?? 0;
    account(domain, j, -1);
    if (state[j] === 0) for (const c of coversOf[j] ?? []) able[c] = (able[c] ?? 0) + 1;
    state[j] = OPEN;
  }
}

/** Whether no row is overdrawn, even if everything open that gives back is taken. */
export function haveRoom({ left, relief }: Domain): boolean {
  for (let k = 0; k < left.length; k++) if ((left[k] ?? 0) + (relief[k] ?? 0) < 0) return false;
  return true;
}

/** Puts out every open position that alone would overdraw a row, and in every one a row cannot do without. */
export function fitRows(domain: Domain, open: Int32Array, count: number): boolean {
  const { matrix, state, left, relief } = domain;
  if (!haveRoom(domain)) return false;
  for (let t = 0; t < count; t++) {
    const j = open[t] ?? 0;
    const start = j * matrix.rows;
    for (let k = 0; k < matrix.rows && state[j] === OPEN; k++) {
      const use = matrix.use[start + k] ?? 0;
      const room = (left[k] ?? 0) + (relief[k] ?? 0);
      if (use > room ? !decide(domain, j, 0) : -use > room && !decide(domain, j, 1)) return false;
    }
  }
  return true;
}

function record(domain: Domain, j: number, value: number): void {
  const { state, trail, coversOf, able } = domain;
  state[j] = value;
  trail[domain.decided++] = j;
  account(domain, j, 1);
  if (value === 0) for (const c of coversOf[j] ?? []) able[c] = (able[c] ?? 0) - 1;
}

/** Enters a decision in the rows (sign 1), or strikes it out (−1). */
function account(domain: Domain, j: number, sign: number): void {
  const { matrix, state, left, relief } = domain;
  const isIn = state[j] === 1;
  const start = j * matrix.rows;
  for (let k = 0; k < matrix.rows; k++) {
    const use = sign * (matrix.use[start + k] ?? 0);
    if (isIn) left[k] = (left[k] ?? 0) - use;
    if (sign * use < 0) relief[k] = (relief[k] ?? 0) + use;
  }
  if (isIn) domain.gain += sign * (matrix.gain[j] ?? 0);
}

function propagateCovers(domain: Domain): boolean {
  const { program, state, able } = domain;
  return program.covers.every(
    ({ members, count }, c) =>
      (able[c] ?? 0) > count || members.every((j) => state[j] === 0 || decide(domain, j, 1)),
  );
}
