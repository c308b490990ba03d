import { type HostObject, isHostObject } from "./object.ts";
import { notImplemented } from "./problem.ts";
import type { WireQuery } from "./wire.ts";

/** A member's name as it goes over the wire: "values" → "Values". */
export const wireName = (name: string): string =>
  name.startsWith("_") ? name : name.charAt(0).toUpperCase() + name.slice(1);

/**
 * The values of an object that a `load` asked for, by wire name; those of its parts nested, a collection as `_Items`.
 *
 * @throws NotInTheWorkbench, by name, for a member that the object does not list
 */
export function answerQuery(object: HostObject, { Select = [], Expand = [] }: WireQuery): unknown {
  const wanted = [...Select, ...Expand.map((path) => `${path}/*`)];
  if (object.items !== undefined)
    return { _Items: object.items().map((item) => valuesOf(item, wanted.length > 0 ? wanted : ["*"])) };
  return valuesOf(object, wanted.length > 0 ? wanted : ["*"]);
}

function valuesOf(object: HostObject, wanted: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = { ...object.key };
  const parts = new Map<string, string[]>();
  for (const path of wanted) {
    const [head = "", ...rest] = path.split(/[/.]/);
    if (head === "*") for (const [name, give] of Object.entries(object.gives ?? {})) values[name] = give();
    else if (rest.length > 0) parts.set(head, [...(parts.get(head) ?? []), rest.join("/")]);
    else values[wireName(head)] = oneValue(object, wireName(head));
  }
  for (const [head, within] of parts) {
    const part = object.leadsTo?.[wireName(head)]?.();
    if (!isHostObject(part)) throw notImplemented(`${object.type}.${head}`);
    values[wireName(head)] = valuesOf(part, within);
  }
  return values;
}

function oneValue(object: HostObject, name: string): unknown {
  const give = object.gives?.[name];
  if (give === undefined) throw notImplemented(`${object.type}.${apiName(name)}`);
  return give();
}

/** A member's name as the documentation has it: "GetSpillParent" → "getSpillParent". */
export const apiName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
