import { openDomain, settle } from "../../../src/engine/selection/domain.ts";
import { matrixFromProgram } from "../../../src/engine/selection/matrix.ts";
import { prepare } from "../../../src/engine/selection/prepare.ts";
import { type Program, programFromRules } from "../../../src/engine/selection/program.ts";
import { openRelaxation } from "../../../src/engine/selection/relaxation.ts";
import { separate } from "../../../src/engine/selection/separate.ts";
import { sideRowsOf } from "../../../src/engine/selection/sideRows.ts";
import { reoptimise } from "../../../src/engine/selection/simplex.ts";
import type { Instance } from "./instances.ts";

/** The relaxation of an instance at its outset, prepared but not solved; null where its rules clash on the face of it. */
export function relaxationOf({ candidates, rules }: Instance) {
  const program = programFromRules(candidates, rules);
  return program && relaxationOfProgram(program);
}

export function relaxationOfProgram(program: Program) {
  const domain = openDomain(program, matrixFromProgram(program));
  if (!settle(domain)) return null;
  const relaxation = openRelaxation(domain, sideRowsOf(program));
  prepare(relaxation);
  return { program, domain, relaxation };
}

/** Solves a relaxation with all the side rows it breaks. */
export function solveRelaxation(relaxation: ReturnType<typeof openRelaxation>) {
  for (;;) {
    const outcome = reoptimise(relaxation, -Infinity);
    if (outcome.kind !== "solved" || separate(relaxation) === 0) return outcome;
  }
}

/** The whole gain of every portfolio of the candidates that respects the rules. */
export function gainsOfAll(
  { candidates }: Instance,
  respects: (chosen: Uint8Array) => boolean,
): readonly number[] {
  const gains: number[] = [];
  for (let set = 0; set < 2 ** candidates.length; set++) {
    const chosen = Uint8Array.from(candidates, (_, j) => (set >> j) & 1);
    if (respects(chosen))
      gains.push(candidates.reduce((sum, { value }, j) => sum + (chosen[j] === 1 ? value : 0), 0));
  }
  return gains;
}
