/** What one grade of evidence means for an estimate resting on it. */
export interface EvidenceGrade {
  /** 1, the best, to 6. */
  readonly grade: number;
  /** What costs are raised and benefits and contributions lowered by, a share. */
  readonly bias: number;
  /** How far an estimate may yet stray on its worse side, a share; half of it on its better side. */
  readonly spread: number;
  readonly meaning: string;
}

/** A dated scheme of evidence grades, as data. */
export interface EvidenceScheme {
  readonly name: string;
  readonly edition: string;
  /** When the scheme was written down here, YYYY-MM-DD. */
  readonly date: string;
  readonly source: string;
  readonly licence: string;
  /** What has yet to be checked before the figures are relied on; null when nothing has. */
  readonly caution: string | null;
  /** In order, the best first. */
  readonly grades: readonly EvidenceGrade[];
}

/** Six grades; the biases follow the Greater Manchester model, the spreads and the wording are ours. */
export const evidenceScheme: EvidenceScheme = {
  name: "Six grades of evidence",
  edition: "Twintrack evidence scheme 1",
  date: "2026-11-22",
  source:
    "Biases: the optimism bias corrections of the Greater Manchester cost benefit analysis model (supplementary guidance to the Green Book, 2014). Spreads and meanings: Twintrack.",
  licence: "Biases: Open Government Licence v3.0. Spreads and meanings: MIT",
  caution: "Biases to be confirmed against the guidance document.",
  grades: [
    { grade: 1, bias: 0, spread: 0.05, meaning: "Counted here, by us, in the last year" },
    { grade: 2, bias: 0.05, spread: 0.1, meaning: "Counted here, but older or from part of the service" },
    { grade: 3, bias: 0.1, spread: 0.15, meaning: "Measured at a council or public body much like ours" },
    { grade: 4, bias: 0.15, spread: 0.25, meaning: "Published research or figures from somewhere unlike us" },
    { grade: 5, bias: 0.25, spread: 0.35, meaning: "The judgement of several people who know the work" },
    { grade: 6, bias: 0.4, spread: 0.5, meaning: "One person's estimate, nothing to check it against" },
  ],
};
