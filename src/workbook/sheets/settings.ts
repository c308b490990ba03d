import {
  choice,
  day,
  decimal,
  optional,
  pounds,
  ref,
  share,
  shown,
  text,
  whenBlank,
  whole,
} from "../column.ts";
import { eachWeight } from "../families.ts";
import { form, type Settings as SettingsOf } from "../form.ts";
import { eachYear } from "../years.ts";
import { discounting } from "./discounting.ts";

const CHANCE_WORDS = ["rare", "unlikely", "possible", "likely", "almost certain"];
const chance = (of: number) =>
  share(
    `Chance of likelihood ${of}`,
    `The chance of happening once in the five years that likelihood ${of} (${CHANCE_WORDS[of - 1]}) stands for.`,
  );
const round = (of: number) =>
  optional(day(`Planning round ${of} closes`, `The last day to put work into planning round ${of}.`));

/** A financial year by the calendar year in which it begins; no comma in it. */
const year = (title: string, help: string) => ({
  ...whole(title, help, { min: 2000, max: 2100 }),
  format: "0",
});

// biome-ignore format: reads as a table
export const settings = form(
  { name: "Settings", sheet: "Settings",
    about: "What the council sets once for all projects: its money, time and weights. Every figure in the workbook follows from these and from the stages." },
  {
    council:    text   ("Council", "The council's name.", { max: 100 }),
    service:    optional(text("Service", "The service that fills this workbook in, if it is not the whole council.")),
    strategy:   text   ("Strategy sentence", "The one sentence that everything here serves."),
    firstYear:  year   ("First financial year", "The year in which year 0 begins: 2027 for April 2027 to March 2028."),
    pricesOf:   year   ("Prices of", "The financial year whose prices are used throughout."),
    ...eachYear("budget", (year) => pounds(`Budget year ${year}`, `Cash (revenue and capital) that year ${year} allows.`)),
    ...eachYear("staffDays", (year) => decimal(`Staff days year ${year}`, `Days of all roles together that year ${year} allows.`, { decimals: 1 })),
    schedule:   ref    ("Discount schedule", "One of those on the Discounting sheet.", () => discounting),
    ...eachWeight(({ title, about }) => decimal(`Weight of ${title.toLowerCase()}`, `How much this family matters beside the others. ${about}`, { max: 100 })),
    pointValue: optional(pounds("Value of one point", "Pounds that one point is worth. Empty: a hundredth of the whole cash budget. 0: money alone counts.", { max: 1e8 })),
    appetite:   whole  ("Risk appetite", "The highest risk score, 1 to 25, that may be left after the response.", { min: 1, max: 25 }),
    chance1: chance(1), chance2: chance(2), chance3: chance(3), chance4: chance(4), chance5: chance(5),
    twinTrack:  choice ("Twin track", "On: the first phase pairs at least one activity with at least one service.", ["On", "Off"]),
    atMost:     optional(whole("At most how many projects", "Empty: as many as fit.", { max: 1000 })),
    openAreas:  optional(whole("Working limit of open areas", "Above this many areas marked Go, a choice is asked for.", { min: 1, max: 100 })),
    round1: round(1), round2: round(2), round3: round(3), round4: round(4),
    draws:      whenBlank(whole("Draws", "How many readings of weights and estimates are tried.", { min: 100, max: 100_000 }), 1000),
    concentration: whenBlank(decimal("Weight concentration", "How near the readings of the weights keep to yours: 1 loose, 100 close.", { min: 1, max: 1000 }), 20),
    correlation: whenBlank(share("Correlation within a project", "How much a project's lines err together."), 0 as never),
    seed:       whenBlank(whole("Seed", "The same seed gives the same readings on every machine.", { max: 4_294_967_295 }), 1),
    ...eachYear("factor", (year) => shown(decimal(`Factor year ${year}`, `What a pound of year ${year} is worth today.`, { max: 1, decimals: 6, format: "0.0000" }),
      year === 0 ? "1" : `Factor${year - 1}/(1+INDEX(Discounting[Rate year ${year}],MATCH(TRIM(Schedule),Discounting[Schedule],0)))`)),
    pointPounds: shown(pounds("Value of one point used", "The value of one point that the sheets use."),
      `IF(ISNUMBER(PointValue),PointValue,ROUND((Budget0+Budget1+Budget2+Budget3+Budget4)/100,2))`),
  },
);
export type Settings = SettingsOf<typeof settings>;
