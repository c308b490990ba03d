import { formTable } from "./form.ts";
import { actions } from "./sheets/actions.ts";
import { areas } from "./sheets/areas.ts";
import { baselines } from "./sheets/baselines.ts";
import { benefits } from "./sheets/benefits.ts";
import { cases } from "./sheets/cases.ts";
import { channels } from "./sheets/channels.ts";
import { checks } from "./sheets/checks.ts";
import { choiceTable } from "./sheets/choice.ts";
import { costs } from "./sheets/costs.ts";
import { discounting } from "./sheets/discounting.ts";
import { evaluation } from "./sheets/evaluation.ts";
import { evidence } from "./sheets/evidence.ts";
import { frontier } from "./sheets/frontier.ts";
import { actionPatterns, riskIdeas } from "./sheets/ideas.ts";
import { kpis } from "./sheets/kpis.ts";
import { mapping } from "./sheets/mapping.ts";
import { objectives } from "./sheets/objectives.ts";
import { policy } from "./sheets/policy.ts";
import { portfolio } from "./sheets/portfolio.ts";
import { projects } from "./sheets/projects.ts";
import { riskGrid } from "./sheets/riskGrid.ts";
import { risks } from "./sheets/risks.ts";
import { roles } from "./sheets/roles.ts";
import { settings } from "./sheets/settings.ts";
import { tools } from "./sheets/tools.ts";
import { byArea, byChannel, byRole } from "./sheets/views.ts";
import { yearly } from "./sheets/yearly.ts";
import type { Table } from "./table.ts";

/** The version of the template, in a cell of Start and in the stamp of every plan. */
export const TEMPLATE_VERSION = "0.1.0";

/** Every table of the workbook, in the order in which the officer meets their sheets. */
// biome-ignore format: reads as the tabs do
export const tables: readonly Table[] = [
  areas, objectives, tools, mapping, projects, evaluation, costs, benefits, risks, riskGrid,
  portfolio, cases, choiceTable, yearly, frontier, byArea, byRole, byChannel, actions, kpis,
  policy, roles, channels, baselines, formTable(settings), evidence, discounting, riskIdeas, actionPatterns, checks,
];
