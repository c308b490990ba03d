/** A share of the given limits as a fraction of whole numbers, so that limits at a share are exact. */
export interface Scale {
  readonly over: bigint;
  readonly under: bigint;
}

/** A scale from two whole numbers; null under nothing. */
export function scaleFrom(over: number, under: number): Scale | null {
  if (!Number.isSafeInteger(over) || !Number.isSafeInteger(under) || under <= 0) return null;
  return { over: BigInt(over), under: BigInt(under) };
}

/** The scale as a number: 1 is the limits as given. */
export const shareOf = ({ over, under }: Scale): number => Number(over) / Number(under);

/** Below nothing where the first scale is the lower, above where it is the higher. */
export function compareScales(a: Scale, b: Scale): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The most whole units that a share of a limit leaves: 0.5 of 7 is 3. */
export const amountAt = ({ over, under }: Scale, amount: number): number =>
  Number((BigInt(amount) * over) / under);

/** The most whole units that any lower share of a limit leaves: below 0.5 of 8 is 3; −1 below a share of nothing. */
export const amountBelow = ({ over, under }: Scale, amount: number): number =>
  Number((BigInt(amount) * over + under - 1n) / under) - 1;
