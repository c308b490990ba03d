/** What a mark on the scale of contribution stands for in one family of benefit. */
export interface Anchor {
  /** 0, 25, 50, 75 or 100. */
  readonly contribution: number;
  /** The word for it, the same in every family. */
  readonly word: string;
  /** What an officer would see if it were true. */
  readonly meaning: string;
}

/** The scale of one family. */
export interface FamilyAnchors {
  readonly family: string;
  /** From 0 to 100. */
  readonly anchors: readonly Anchor[];
}

/** The scale of contribution, as data. */
export interface ContributionScale {
  readonly name: string;
  readonly edition: string;
  /** When it was written, YYYY-MM-DD. */
  readonly date: string;
  readonly source: string;
  readonly licence: string;
  readonly families: readonly FamilyAnchors[];
}

/** What each mark above 0 means in one family: slight, moderate, strong, transforming. */
type Meanings = readonly [string, string, string, string];

const anchorsOf = (family: string, [slight, moderate, strong, transforming]: Meanings): FamilyAnchors => ({
  family,
  anchors: [
    { contribution: 0, word: "None", meaning: "No difference anyone would notice" },
    { contribution: 25, word: "Slight", meaning: slight },
    { contribution: 50, word: "Moderate", meaning: moderate },
    { contribution: 75, word: "Strong", meaning: strong },
    { contribution: 100, word: "Transforming", meaning: transforming },
  ],
});

/** Five marks in each of the five families, worded so that two people would choose the same one. */
export const contributionScale: ContributionScale = {
  name: "Anchored scale of contribution",
  edition: "Twintrack scale 1",
  date: "2026-11-22",
  source: "Twintrack",
  licence: "MIT",
  families: [
    anchorsOf("Sustainability", [
      "A one-off saving of journeys, paper or waste",
      "A steady saving in one place or team, seen in its figures",
      "A saving across the service that it could not have made otherwise",
      "The service no longer depends on the journeys, paper or waste it was built around",
    ]),
    anchorsOf("Responsiveness", [
      "Some people hear back a little sooner",
      "Most people in one group get an answer the same day",
      "Nearly everyone gets an answer within hours, and is told what happened next",
      "Needs are seen and met before people have to ask",
    ]),
    anchorsOf("Reputation", [
      "A few more people know what the service does",
      "Complaints fall or thanks rise in one group, and it can be counted",
      "People who use the service say they trust it more, in a survey that repeats",
      "Residents recommend the service and defend it unprompted",
    ]),
    anchorsOf("Lower operating costs", [
      "Minutes are saved, too scattered to be put to other use",
      "Time is freed in one team and its new use is named",
      "A task, contract or print run shrinks by a quarter or more",
      "A whole way of working is given up because nobody needs it any longer",
    ]),
    anchorsOf("Social impact", [
      "Some people learn of help they had not known of",
      "People in one community take part who did not before",
      "A community does something for itself that the council used to do or that nobody did",
      "Lives are measurably better for a group the council has struggled to reach",
    ]),
  ],
};
