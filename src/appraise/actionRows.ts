import { type Day, dayFromSerial, serialFromDay } from "../units.ts";
import { type Facts, hasMeasure, type ProjectFacts } from "../workbook/facts.ts";
import { gapsFor, type Subject } from "../workbook/policyCover.ts";
import type { ActionRow } from "../workbook/sheets/actions.ts";
import type { ActionPattern } from "../workbook/sheets/ideas.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { comparable } from "../workbook/words.ts";
import { inDays } from "./say.ts";

/** One thing that a pattern makes an action for: what tells it apart, the words it fills in, and whose it is. */
interface Case {
  readonly id: string;
  readonly words: Readonly<Record<string, string>>;
  readonly role?: string | null;
  readonly owner?: string | null;
}

type Written = Omit<ActionRow, "status" | "progress" | "movedTo">;

/**
 * The action plan of the funded projects: for each, every pattern's actions, in the order of the patterns. An action
 * starts with its project's financial year, or the day after the last of the kind that it comes after.
 *
 * @param funded in the order wanted
 */
export const planActions = (funded: readonly ProjectFacts[], facts: Facts, settings: Settings): Written[] =>
  funded.flatMap((of) => planProject(of, facts, settings));

function planProject(of: ProjectFacts, facts: Facts, settings: Settings): Written[] {
  const { project } = of;
  const begins = serialFromDay(`${settings.firstYear + project.start}-04-01` as Day);
  const drafts = inOrder(facts.entries.actionPatterns).flatMap((pattern) =>
    casesOf(of, pattern, facts).map((each) => ({
      pattern,
      each,
      ref: `${project.ref}-${pattern.ref}${each.id === "" ? "" : `-${each.id}`}`,
    })),
  );
  const ends = new Map<string, { readonly ref: string; readonly end: number }[]>();
  return drafts.map(({ pattern, each, ref }) => {
    const before = pattern.after === null ? [] : (ends.get(pattern.after) ?? []);
    const start = Math.max(begins, ...before.map(({ end }) => end + 1));
    const review = pattern.kind === "Review" && project.review !== null ? serialFromDay(project.review) : 0;
    const end = Math.max(start + pattern.days - 1, review);
    ends.set(pattern.kind, [...(ends.get(pattern.kind) ?? []), { ref, end }]);
    const words = { project: project.project, ...each.words };
    return {
      ref,
      project: project.project,
      action: filled(pattern.action, words),
      kind: pattern.kind,
      owner: ownerOf(pattern, each, of),
      start: dayFromSerial(start),
      end: dayFromSerial(end),
      depends: before.length === 0 ? null : lastOf(before).join(", "),
      round: roundOf(dayFromSerial(start), settings),
      measure: filled(pattern.measure, words),
      standing: "In the plan",
    };
  });
}

/** The actions that finish last: the ones that really hold the next one up. */
function lastOf(before: readonly { readonly ref: string; readonly end: number }[]): string[] {
  const last = Math.max(...before.map(({ end }) => end));
  return before.filter(({ end }) => end === last).map(({ ref }) => ref);
}

/** Patterns so that each comes after the kinds it waits for; the order of the sheet otherwise. A circle is left as typed. */
function inOrder(patterns: readonly ActionPattern[]): readonly ActionPattern[] {
  const ordered: ActionPattern[] = [];
  let waiting = [...patterns];
  while (waiting.length > 0) {
    const kinds = new Set(waiting.map(({ kind }) => kind));
    const ready = waiting.filter(({ after, kind }) => after === null || after === kind || !kinds.has(after));
    if (ready.length === 0) return [...ordered, ...waiting];
    ordered.push(...ready);
    waiting = waiting.filter((pattern) => !ready.includes(pattern));
  }
  return ordered;
}

function casesOf(of: ProjectFacts, { trigger }: ActionPattern, facts: Facts): readonly Case[] {
  switch (trigger) {
    case "Each process change":
      return changesOf(of, ({ process }) => process);
    case "Each people change":
      return changesOf(of, ({ people }) => people);
    case "Each channel":
      return of.channels
        .filter((channel) => facts.entries.channels.find((each) => each.channel === channel)?.live !== "Yes")
        .map((channel) => ({ id: slug(channel), words: { channel, what: channel } }));
    case "Each untrained role":
      return of.roles
        .filter(({ trained }) => trained !== "Yes")
        .map(({ role }) => ({ id: slug(role), words: { role, what: role }, role }));
    case "Each policy gap":
      return policyGaps(of, facts);
    case "Each objective":
      return of.objectives.filter(hasMeasure).map(({ ref, objective, measure, owner }) => ({
        id: ref,
        words: { objective, what: measure ?? objective },
        owner,
      }));
    case "The project":
      return [{ id: "", words: { what: of.project.question ?? of.project.project } }];
  }
}

/** One case for each different change among a project's lines, told apart by the first line that says it. */
function changesOf(
  of: ProjectFacts,
  changeOf: (line: ProjectFacts["lines"][number]) => string | null,
): readonly Case[] {
  const said = new Set<string>();
  return of.lines.flatMap((line) => {
    const what = changeOf(line);
    if (what === null || said.has(comparable(what))) return [];
    said.add(comparable(what));
    return [{ id: line.ref, words: { what, role: line.role }, role: line.role }];
  });
}

function policyGaps(of: ProjectFacts, { entries }: Facts): readonly Case[] {
  const subjects: Subject[] = [
    ...of.channels.map((name): Subject => ({ kind: "channel", name })),
    ...of.roles.map(({ role }): Subject => ({ kind: "role", name: role })),
  ];
  const gaps = new Map(
    subjects.flatMap((subject) => gapsFor(entries.policy, subject)).map((rule) => [rule.ref, rule]),
  );
  return [...gaps.values()].map(({ ref, situation, owner }) => ({
    id: ref,
    words: { what: situation },
    role: owner,
    owner,
  }));
}

const ownerOf = ({ owner }: ActionPattern, each: Case, { project }: ProjectFacts): string | null =>
  ({
    "Service owner": project.owner,
    "Lead role": project.lead,
    "Line's role": each.role ?? project.lead,
    "Measure owner": each.owner ?? project.owner,
  })[owner];

/** The last planning round that closes before the action starts, by name and date. */
function roundOf(start: Day, settings: Settings): string | null {
  const rounds = [settings.round1, settings.round2, settings.round3, settings.round4];
  const open = rounds.flatMap((closes, at) =>
    closes !== null && closes <= start ? [{ closes, name: `Round ${at + 1}` }] : [],
  );
  const last = open.sort((a, b) => (a.closes < b.closes ? -1 : 1)).at(-1);
  return last === undefined ? null : `${last.name}, closes ${inDays(last.closes)}`;
}

const filled = (pattern: string, words: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);

/** A name as part of a ref: letters and figures, joined by hyphens. */
const slug = (name: string): string =>
  comparable(name)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
