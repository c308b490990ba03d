import type { HostObject } from "./object.ts";

/** The ranges that the client asked to keep from one request to the next, each under an id of its own. */
export interface References {
  readonly keep: (object: HostObject) => void;
  readonly release: (id: string) => void;
  readonly get: (id: string) => HostObject | undefined;
  readonly idOf: (object: HostObject) => string | undefined;
  /** How many are kept; none after every run has ended, or the client leaks. */
  readonly count: () => number;
}

/** No ranges kept yet. */
export function newReferences(): References {
  const objects = new Map<string, HostObject>();
  const ids = new Map<HostObject, string>();
  let last = 0;
  return {
    keep: (object) => {
      if (ids.has(object)) return;
      const id = `kept ${++last}`;
      objects.set(id, object);
      ids.set(object, id);
    },
    release: (id) => {
      const object = objects.get(id);
      if (object !== undefined) ids.delete(object);
      objects.delete(id);
    },
    get: (id) => objects.get(id),
    idOf: (object) => ids.get(object),
    count: () => objects.size,
  };
}
