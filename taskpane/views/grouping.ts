import type { HeldNote, Note } from "../work/notes.ts";

/** Notes that belong together, under the words above them. */
export interface Group<N extends Note> {
  readonly title: string;
  readonly notes: readonly N[];
}

/** Notes by sheet, the stages in order and then settings and lists; within a sheet as they come. */
export function byStage<N extends Note>(notes: readonly N[]): readonly Group<N>[] {
  const stageOf = ({ stage }: Note) => stage ?? Number.POSITIVE_INFINITY;
  const sheets = grouped(notes, ({ at, stage }) => {
    const sheet = at.split("!")[0] ?? at;
    return stage === null ? sheet : `Stage ${sheet.replace(/^(\d+) /, "$1: ")}`;
  });
  return sheets.sort((a, b) => firstOf(a, stageOf) - firstOf(b, stageOf));
}

/** What gates say, project by project. */
export const byProject = (held: readonly HeldNote[]): readonly Group<HeldNote>[] =>
  grouped(held, ({ project, name }) => `${project} ${name}`.trim());

/** What is said of one project, gate by gate. */
export const byGate = (held: readonly HeldNote[]): readonly Group<HeldNote>[] =>
  grouped(held, ({ gate }) => gate);

function grouped<N extends Note>(notes: readonly N[], titleOf: (note: N) => string): Group<N>[] {
  const groups = new Map<string, N[]>();
  for (const note of notes) {
    const title = titleOf(note);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [note]);
    else group.push(note);
  }
  return [...groups].map(([title, of]) => ({ title, notes: of }));
}

const firstOf = <N extends Note>({ notes: [first] }: Group<N>, of: (note: Note) => number): number =>
  first === undefined ? 0 : of(first);
