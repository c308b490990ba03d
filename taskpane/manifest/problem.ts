/** What the check needs to know besides the manifest itself. */
export interface Surroundings {
  /** Width and height in pixels of a picture, by its path under the base address; null where there is none. */
  readonly pictureSize: (path: string) => readonly [number, number] | null;
  /** Whether it goes to a council, so that addresses of this machine are wrong. */
  readonly isForCouncil: boolean;
}

/** One thing wrong with a manifest. */
export interface Problem {
  /** The same for all problems of a kind. */
  readonly kind: string;
  readonly message: string;
}

/** A problem where there is one. */
export const when = (isSo: boolean, problem: Problem): readonly Problem[] => (isSo ? [problem] : []);

/** The path of an address under its base: "assets/icon-32.png". */
export const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname.slice(1) : url);
