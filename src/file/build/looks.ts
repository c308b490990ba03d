/** The ways a cell of the template can look. */
export type Look =
  | "title"
  | "about"
  | "link"
  | "section"
  | "headingEntry"
  | "headingShown"
  | "entry"
  | "shown"
  | "said"
  | "saidStrong"
  | "saidLink";

/** What a look is made of: colours are RRGGBB, sizes in points. */
export interface LookParts {
  readonly size: number;
  readonly bold: boolean;
  readonly ink: string;
  /** The fill; null for none, which is white. */
  readonly paper: string | null;
  readonly border: boolean;
  readonly wrap: boolean;
  /** Whether a person may type there once a sheet is protected. */
  readonly open: boolean;
  readonly underline: boolean;
}

const plain: LookParts = {
  size: 10,
  bold: false,
  ink: "222B33",
  paper: null,
  border: false,
  wrap: false,
  open: false,
  underline: false,
};
const heading: LookParts = { ...plain, bold: true, ink: "FFFFFF", border: true, wrap: true };
const body: LookParts = { ...plain, border: true, wrap: true };

/** Every look there is. */
export const looks: Readonly<Record<Look, LookParts>> = {
  title: { ...plain, size: 18, bold: true, ink: "12455A" },
  about: { ...plain, ink: "45515B" },
  link: { ...plain, ink: "0B5CAD", underline: true },
  section: { ...plain, size: 14, bold: true, ink: "12455A" },
  headingEntry: { ...heading, paper: "12455A" },
  headingShown: { ...heading, paper: "5A6670" },
  entry: { ...body, paper: "FFFAE8", open: true },
  shown: { ...body, ink: "45515B" },
  said: body,
  saidStrong: { ...body, bold: true },
  saidLink: { ...body, ink: "0B5CAD", underline: true },
};

/** The looks that depend on what a cell says: ink on paper. */
export const emphases = {
  quiet: { ink: "5F6A73", paper: "F0F2F3" },
  good: { ink: "1B5E20", paper: "E3F2E4" },
  wait: { ink: "7A4100", paper: "FFF0D6" },
  bad: { ink: "8E1B1B", paper: "FBE4E4" },
} as const;

/** The colours of the tabs. */
export const tabColours = {
  start: "12455A",
  stages: "1B7F79",
  results: "7B4FA3",
  reference: "8A949C",
} as const;

/** The thin line around cells. */
export const LINE = "D5DADE";
/** The font of everything: plain, on every machine, and with a free one of the same widths where it is not. */
export const FONT = "Arial";

/**
 * How far two colours stand apart, from 1 (the same) to 21 (black on white); 4.5 is enough to read small text by.
 *
 * @source WCAG 2.2, "contrast ratio": white on 767676 is 4.54
 */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
