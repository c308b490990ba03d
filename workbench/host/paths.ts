import { type HostObject, isHostObject } from "./object.ts";
import { itemNotFound, notImplemented, problem } from "./problem.ts";
import { apiName } from "./query.ts";
import type { References } from "./references.ts";
import { byPath, type WireArguments, type WirePath, type WireRequest } from "./wire.ts";

/** Finds the objects of one request by the ids of their paths; null is a null object. */
export interface Finder {
  readonly objectAt: (id: number) => HostObject | null;
  /** What was handed over, with objects in place of their paths. */
  readonly given: (info: WireArguments | undefined) => readonly unknown[];
}

/**
 * A finder over a request's paths. Each path is followed once, so that a method that makes something makes it once.
 *
 * @param root the workbook
 */
export function newFinder(request: WireRequest, root: HostObject, references: References): Finder {
  const found = new Map<number, HostObject | null>();
  const objectAt = (id: number): HostObject | null => {
    const before = found.get(id);
    if (before !== undefined) return before;
    const path = request.ObjectPaths[id];
    if (path === undefined) throw problem("InvalidObjectPath", `There is no object path ${id}.`);
    const object = follow(path);
    found.set(id, object);
    return object;
  };
  const given = (info: WireArguments | undefined): readonly unknown[] =>
    (info?.Arguments ?? []).map((value, i) => {
      const id = info?.ReferencedObjectPathIds?.[i];
      return typeof id === "number" && id > 0 ? objectAt(id) : value;
    });
  const follow = ({
    ObjectPathType,
    Name,
    ParentObjectPathId,
    ArgumentInfo,
  }: WirePath): HostObject | null => {
    if (ObjectPathType === byPath.root) return root;
    if (ObjectPathType === byPath.nothing) return null;
    if (ObjectPathType === byPath.service) return serviceOf(Name);
    if (ObjectPathType === byPath.reference) return keptObject(references, Name);
    const parent = objectAt(ParentObjectPathId ?? 0);
    if (parent === null) return null;
    if (ObjectPathType === byPath.indexer) return itemOf(parent, String(given(ArgumentInfo)[0]));
    const lead = parent.leadsTo?.[Name];
    if (lead === undefined) throw notImplemented(`${parent.type}.${apiName(Name)}`);
    return lead(...given(ArgumentInfo));
  };
  return { objectAt, given };
}

/** A service of Excel's own beside the workbook: office.js tells one that the add-in is ready for its buttons. */
function serviceOf(name: string): HostObject {
  if (name !== "Microsoft.InternalService.AddinInternalService") throw notImplemented(name);
  return { type: "AddinInternalService", does: { NotifyActionHandlerReady: () => null } };
}

function keptObject(references: References, id: string): HostObject {
  const object = references.get(id);
  if (object === undefined)
    throw problem("InvalidReference", "This reference is not valid for the current operation.");
  return object;
}

function itemOf(parent: HostObject, key: string): HostObject {
  if (parent.item === undefined) throw notImplemented(`${parent.type}.getItem`);
  const item = parent.item(key);
  if (!isHostObject(item)) throw itemNotFound();
  return item;
}
