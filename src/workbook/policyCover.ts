import type { Facts, ProjectFacts } from "./facts.ts";
import { onceForEach, oncePer } from "./once.ts";
import { type Remark, remark } from "./rules/rule.ts";
import type { PolicyRule } from "./sheets/policy.ts";
import { comparable, namesIn } from "./words.ts";

/** Whom or what a policy rule speaks of. */
export type Subject = { readonly kind: "channel" | "role"; readonly name: string };

const SECTION = { channel: "Before a channel goes live", role: "Professional" } as const;
const EVERY = { channel: "all channels", role: "all roles" } as const;

/** The rules by the names that they give, as names are compared. */
const byName = oncePer((rules: readonly PolicyRule[]) => {
  const named = new Map<string, PolicyRule[]>();
  for (const rule of rules)
    for (const name of new Set(namesIn(rule.applies).map(comparable)))
      named.set(name, [...(named.get(name) ?? []), rule]);
  return named;
});

/** The rules that speak of a channel or role, by its name and then as one of all. */
export function rulesFor(rules: readonly PolicyRule[], { kind, name }: Subject): readonly PolicyRule[] {
  const own = byName(rules).get(comparable(name)) ?? [];
  const ofEvery = byName(rules).get(EVERY[kind]) ?? [];
  return own.length === 0 ? ofEvery : [...own, ...ofEvery.filter((rule) => !own.includes(rule))];
}

/** The rules that name the channel or role itself and that the adopted policy does not fully cover. */
export const gapsFor = (rules: readonly PolicyRule[], { name }: Subject): readonly PolicyRule[] =>
  (byName(rules).get(comparable(name)) ?? []).filter(({ covered }) => covered !== "Yes");

/** Why policy does not cover a channel or role; null where it does. */
export const uncovered = (rules: readonly PolicyRule[], { kind, name }: Subject): string | null =>
  uncoveredBy(rules)[kind](name);

/** The same for each name, once: a role or channel has a part in many projects. */
const uncoveredBy = oncePer((rules: readonly PolicyRule[]) => ({
  channel: onceForEach((name: string) => whyUncovered(rules, { kind: "channel", name })),
  role: onceForEach((name: string) => whyUncovered(rules, { kind: "role", name })),
}));

function whyUncovered(rules: readonly PolicyRule[], subject: Subject): string | null {
  const own = rulesFor(rules, subject);
  const section = own.filter((rule) => rule.section === SECTION[subject.kind]);
  const said = `${subject.name} (${subject.kind})`;
  if (section.length === 0) return `${said} has no rule under “${SECTION[subject.kind]}”`;
  if (section.every(({ covered }) => covered === "No"))
    return `the policy does not cover ${said} under “${SECTION[subject.kind]}”`;
  const denied = gapsFor(rules, subject).find(({ covered }) => covered === "No");
  return denied === undefined ? null : `the policy does not cover rule ${denied.ref}, which names ${said}`;
}

/** The policy gate: each channel and role of the project is covered, its tools cleared, its people trained or booked. */
export function checkPolicy(of: ProjectFacts, { entries }: Facts): readonly Remark[] {
  const onProject = (message: string) => remark("Projects", of.project.row, "Project", message);
  const subjects: readonly Subject[] = [
    ...of.channels.map((name): Subject => ({ kind: "channel", name })),
    ...of.roles.map(({ role }): Subject => ({ kind: "role", name: role })),
  ];
  return [
    ...subjects.flatMap((subject) => {
      const why = uncovered(entries.policy, subject);
      return why === null ? [] : [onProject(`Not ready to go live: ${why}; see the Policy sheet`)];
    }),
    ...of.tools
      .filter(({ policy }) => policy === "Not yet")
      .map(({ row, tool }) => remark("Tools", row, "Policy flag", `${tool} is not yet cleared by policy`)),
    ...of.roles
      .filter(({ trained }) => trained === "No")
      .map(({ row, role }) =>
        remark(
          "Roles",
          row,
          "Trained on policy",
          `${role} is not trained on the policy; train them or give a date`,
        ),
      ),
    ...of.roles
      .filter(({ trained, trainedOn }) => trained === "Planned" && trainedOn === null)
      .map(({ row, role }) =>
        remark("Roles", row, "Training date", `${role} is to be trained on the policy; give a date`),
      ),
  ];
}
