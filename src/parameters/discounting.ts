/** A dated schedule of discount rates, as data: which edition, from where, under what licence. */
export interface DiscountSchedule {
  /** What the officer picks it by, and what an appraisal is stamped with. */
  readonly name: string;
  readonly edition: string;
  /** When the edition was published, YYYY-MM-DD. */
  readonly date: string;
  readonly source: string;
  readonly licence: string;
  /** What to check before relying on it; null when nothing. */
  readonly caution: string | null;
  /** In order of year: the rate a year (0.035 is 3.5%) up to and including a year counted from 0. */
  readonly bands: readonly { readonly untilYear: number; readonly rate: number }[];
}

/** The rates central government sets for public appraisal: the social time preference rate, falling after 30 years. */
export const greenBookStandard: DiscountSchedule = {
  name: "Green Book standard, 2022",
  edition: "The Green Book, 2022",
  date: "2022-11-18",
  source: "HM Treasury, The Green Book: central government guidance on appraisal and evaluation, annex A6",
  licence: "Open Government Licence v3.0",
  caution:
    "A restructured edition came out on 5 February 2026 and an independent review of the rates on 30 June 2026: confirm that the rates still stand.",
  bands: [
    { untilYear: 30, rate: 0.035 },
    { untilYear: 75, rate: 0.03 },
    { untilYear: 125, rate: 0.025 },
    { untilYear: 200, rate: 0.02 },
    { untilYear: 300, rate: 0.015 },
    { untilYear: 500, rate: 0.01 },
  ],
};

/** A named sensitivity, not official guidance: what a lower, level rate would say. */
export const flatThreePercent: DiscountSchedule = {
  name: "Flat 3.0%, a sensitivity",
  edition: "Twintrack sensitivity 1",
  date: "2026-11-22",
  source:
    "Twintrack: a level rate half a point below the standard, to show how far the answer rests on discounting",
  licence: "MIT",
  caution: null,
  bands: [{ untilYear: 500, rate: 0.03 }],
};

/** Every schedule shipped; the first is the default. */
export const discountSchedules: readonly DiscountSchedule[] = [greenBookStandard, flatThreePercent];
