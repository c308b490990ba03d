import { type Pence, penceFromPounds, poundsFromPence, sumPence } from "../units.ts";
import { counted } from "./counted.ts";

/** What a cost line comes to, from how much of it and at what price. */
export interface CostLine {
  /** Units of each year, year 0 first: days, or pounds where the rate is £1. */
  readonly quantities: readonly number[];
  /** Pence a unit: the role's day rate, or 100 where the quantities are pounds already. */
  readonly rate: number;
  /** What is added for optimism, a share: 0.15 adds 15%. */
  readonly bias: number;
}

/** What a priced benefit line comes to. */
export interface BenefitLine {
  /** Units claimed in each year, year 0 first. */
  readonly quantities: readonly number[];
  /** Part of each year's claim that counts once shared baselines are capped, 0–1; a year not given counts in full. */
  readonly counted?: readonly number[];
  /** Pence a unit. */
  readonly unitValue: number;
  /** Part that would happen anyway, 0–1. */
  readonly anyway: number;
  /** What is taken off for optimism, a share: 0.15 takes off 15%. */
  readonly bias: number;
}

/**
 * A cost line in pence of each year, each year rounded to the penny: `=ROUND(quantity*rate*(1+bias),2)`, in pounds and
 * in that order, so that sheet and engine agree to the penny.
 *
 * @example 2.5 days at £210.35 with 15% on top: £604.76
 */
export const costByYear = ({ quantities, rate, bias }: CostLine): Pence[] =>
  quantities.map((quantity) => penceFromPounds(counted(quantity * poundsFromPence(rate) * (1 + bias))));

/**
 * A priced benefit line in pence of each year, each year rounded to the penny:
 * `=ROUND(quantity*counted*unit*(1-anyway)*(1-bias),2)`, in pounds and in that order.
 *
 * @example 1,000 calls saved at £2.83, all counted, 20% would happen anyway, 15% off: £1,924.40
 */
export const benefitByYear = ({
  quantities,
  counted: parts = [],
  unitValue,
  anyway,
  bias,
}: BenefitLine): Pence[] =>
  quantities.map((quantity, year) =>
    penceFromPounds(
      counted(quantity * (parts[year] ?? 1) * poundsFromPence(unitValue) * (1 - anyway) * (1 - bias)),
    ),
  );

/**
 * Several lines as one: the pence of each year added up. As long as the longest line; none for no lines.
 *
 * @example [1, 2] and [10, 20, 30] give [11, 22, 30]
 */
export function totalByYear(lines: readonly (readonly number[])[]): Pence[] {
  const years = lines.reduce((longest, line) => Math.max(longest, line.length), 0);
  return Array.from({ length: years }, (_, year) => sumPence(lines.map((line) => counted(line[year] ?? 0))));
}
