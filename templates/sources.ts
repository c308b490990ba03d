import { fileURLToPath } from "node:url";
import { buildTemplate, type TemplateAbout } from "../src/file/build/buildTemplate.ts";
import { contributionScale } from "../src/parameters/anchors.ts";
import { discountSchedules } from "../src/parameters/discounting.ts";
import { evidenceScheme } from "../src/parameters/evidence.ts";
import { type Day, serialFromDay } from "../src/units.ts";
import type { Grid, Grids } from "../src/workbook/grid.ts";
import { YEARS } from "../src/workbook/years.ts";
import { readContent } from "./content.ts";

/** A path beside this file. */
export const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The workbooks that are built: the file, the folder that its content comes from, and its title. */
export const templates = [
  { file: "twintrack.xlsx", folder: "starter", title: "Twintrack: social media strategy planner" },
  { file: "worked-example.xlsx", folder: "example", title: "Twintrack: worked example" },
] as const;

/** The bytes of one of the workbooks, from its sources. */
export const buildFrom = ({ folder, title }: { folder: string; title: string }): Promise<Uint8Array> =>
  buildTemplate(contentOf(here(folder)), { title, guide: guideMatter });

/** A folder's content, with the dated parameters for the tables that it does not bring itself. */
export function contentOf(folder: string): Grids {
  return new Map([["Evidence", evidenceGrid], ["Discounting", discountingGrid], ...readContent(folder)]);
}

const evidenceGrid: Grid = {
  headers: ["Grade", "What the figure rests on", "Bias", "Spread"],
  rows: evidenceScheme.grades.map(({ grade, meaning, bias, spread }) => [grade, meaning, bias, spread]),
};

const discountingGrid: Grid = {
  headers: ["Schedule", "Edition", "Date", "Source", ...YEARS.map((year) => `Rate year ${year}`)],
  rows: discountSchedules.map(({ name, edition, date, source, bands }) => [
    name,
    edition,
    serialFromDay(date as Day),
    source,
    ...YEARS.map((year) => (year === 0 ? 0 : (bands.find(({ untilYear }) => year <= untilYear)?.rate ?? 0))),
  ]),
};

/** What the guide says of scales and sources. */
export const guideMatter: TemplateAbout["guide"] = {
  scale: contributionScale.families,
  sources: [...discountSchedules, evidenceScheme, { ...contributionScale, caution: null }],
};
