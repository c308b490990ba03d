import type { Benefit } from "../workbook/sheets/benefits.ts";
import type { Cost } from "../workbook/sheets/costs.ts";
import type { Figures } from "./projects.ts";

/** What a cost line is called: "C038 Staff time, Community Engagement Officer". */
export const costName = ({ ref, kind, role }: Cost): string => `${ref} ${kind}, ${role}`;

/** What a benefit line is called: "B030 Gully call-outs that are not needed". */
export const benefitName = ({ ref, improves }: Benefit): string => `${ref} ${improves}`;

/** What each cost and benefit line is called, by its ref. */
export const lineNames = ({ lines }: Figures): ReadonlyMap<string, string> =>
  new Map([
    ...[...lines.costs.values()].map(({ line }) => [line.ref, costName(line)] as const),
    ...[...lines.benefits.values()].map(({ line }) => [line.ref, benefitName(line)] as const),
  ]);
