import { render } from "lit/html.js";
import type { Day } from "../src/units.ts";
import { sentenceFor } from "./actions/attempt.ts";
import { checkNow } from "./actions/check.ts";
import { follow, visit } from "./actions/look.ts";
import { reviewPlan } from "./actions/plan.ts";
import { fetchBase64 } from "./actions/planner.ts";
import type { Host } from "./host.ts";
import type { Pane } from "./pane.ts";
import { shell } from "./shell.ts";
import { openingState, type State, type ViewName, views } from "./state.ts";
import { sayingWhenItWaits } from "./waiting.ts";
import { openDesk } from "./work/desk.ts";

/** What the address of the pane asks for: `?view=check&do=check`, `?view=stages&stage=3`. */
export interface Opening {
  readonly view: ViewName;
  /** A stage to go to at once, 1 to 7. */
  readonly stage: number | null;
  readonly isToCheck: boolean;
}

/** Reads the address; what is not known opens the stages. */
export function openingFrom(query: string): Opening {
  const asked = new URLSearchParams(query);
  const stage = Number(asked.get("stage"));
  return {
    view: views.find(({ name }) => name === asked.get("view"))?.name ?? "stages",
    stage: Number.isInteger(stage) && stage >= 1 && stage <= 7 ? stage : null,
    isToCheck: asked.get("do") === "check",
  };
}

/** Opens the pane in a part of the page over a workbook, and follows the workbook from then on. */
export async function openPane(root: HTMLElement, host: Host, opening: Opening): Promise<Pane> {
  let state = { ...openingState(opening.view), openStage: opening.stage };
  const pane: Pane = {
    host: sayingWhenItWaits(host, (isWaiting) => pane.change({ isWaiting })),
    desk: openDesk(),
    state: () => state,
    change: (to: Partial<State>) => {
      const before = state;
      state = { ...state, ...to };
      render(shell(pane), root);
      if (before.view !== state.view) arrive(pane);
    },
    focus: (id) => document.getElementById(id)?.focus(),
    today: () => new Date().toLocaleDateString("en-CA") as Day,
    fetchTemplate: (file) => fetchBase64(`templates/${file}`),
  };
  pane.change({});
  await follow(pane);
  arrive(pane);
  if (opening.isToCheck) await checkNow(pane);
  const stage = pane.state().look?.stages.find(({ number }) => number === opening.stage);
  if (stage !== undefined) await visit(pane, stage.place, `Stage ${stage.number}, ${stage.title},`);
  return pane;
}

/** What a view needs when it comes to the front. */
function arrive(pane: Pane): void {
  const { view, plan, look } = pane.state();
  if (view === "plan" && look !== null && plan.review === null && plan.running === null)
    void reviewPlan(pane).catch((caught) => pane.change({ trouble: sentenceFor(caught) }));
}
