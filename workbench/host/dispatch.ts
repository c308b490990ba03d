import type { HostObject } from "./object.ts";
import { type Finder, newFinder } from "./paths.ts";
import { isProblem, itemNotFound, notImplemented } from "./problem.ts";
import { answerQuery, apiName } from "./query.ts";
import type { References } from "./references.ts";
import { asks, type WireAction, type WireError, type WireRequest, type WireResponse } from "./wire.ts";

/** What a request is worked off against. */
export interface Desk {
  /** The workbook. */
  readonly root: HostObject;
  readonly references: References;
  /** Called before each action; what it throws, the action throws. */
  readonly before: (action: WireAction) => void;
  /** Called before values are read: whatever has to be calculated is. */
  readonly settle: () => Promise<void>;
}

/**
 * Works a request off, action by action, and stops at the first that fails; what was done before it stays done, as
 * in Excel, where a batch is no transaction.
 *
 * @throws only on a fault of the workbench itself
 */
export async function dispatch(request: WireRequest, desk: Desk): Promise<WireResponse> {
  const finder = newFinder(request, desk.root, desk.references);
  const Results: { ActionId: number; Value: unknown }[] = [];
  const TraceIds: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      desk.before(action);
      if (action.ActionType === asks.query) await desk.settle();
      Results.push({ ActionId: action.Id, Value: (await act(action, finder, desk.references)) ?? null });
      if (action.ActionType === asks.trace) TraceIds.push(action.Id);
    } catch (caught) {
      return { Results, TraceIds, Error: wireError(caught, action, index, request) };
    }
  }
  return { Results, TraceIds };
}

function act(action: WireAction, { objectAt, given }: Finder, references: References): unknown {
  const { ActionType, Name, ObjectPathId, ArgumentInfo, QueryInfo } = action;
  if (ActionType === asks.trace) return null;
  const object = objectAt(ObjectPathId);
  if (object === null) return ofNothing(action);
  switch (ActionType) {
    case asks.instantiate: {
      const id = references.idOf(object);
      return { ...object.key, ...(id === undefined ? {} : { _ReferenceId: id }) };
    }
    case asks.query:
      return answerQuery(object, QueryInfo ?? {});
    case asks.set: {
      const take = object.takes?.[Name];
      if (take === undefined) throw notImplemented(`${object.type}.${apiName(Name)} =`);
      return take(given(ArgumentInfo)[0]);
    }
    case asks.method: {
      if (Name === "_KeepReference") return references.keep(object);
      if (Name === "_RemoveReference") return references.release(String(given(ArgumentInfo)[0]));
      const work = object.does?.[Name];
      if (work === undefined) throw notImplemented(`${object.type}.${apiName(Name)}`);
      return work(...given(ArgumentInfo));
    }
    default:
      throw notImplemented(`The action type ${ActionType}`);
  }
}

/** A null object can be asked for and kept, never used. */
function ofNothing({ ActionType, Name }: WireAction): null {
  if (ActionType === asks.instantiate || ActionType === asks.query || Name === "_KeepReference") return null;
  throw itemNotFound();
}

function wireError(caught: unknown, action: WireAction, index: number, request: WireRequest): WireError {
  if (!isProblem(caught)) throw caught;
  const path = request.ObjectPaths[action.ObjectPathId];
  return {
    Code: caught.code,
    Message: caught.message,
    Location: apiName(action.Name || path?.Name || ""),
    ActionIndex: index,
    HttpStatusCode: caught.status,
  };
}
