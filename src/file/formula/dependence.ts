import type { CellNode, Source } from "./nodes.ts";

/** Who reads what, and who therefore waits to be worked out again. */
export interface Dependence {
  /** While `work` runs, what is read is read by this formula; by nobody where it is undefined. */
  readonly readBy: <T>(reader: CellNode | undefined, work: () => T) => T;
  readonly read: (source: Source) => void;
  /** Whoever read the source waits from now on. */
  readonly changed: (source: Source) => void;
  readonly wait: (node: CellNode) => void;
  /** The lowest formula that waits; undefined where none does. */
  readonly next: () => CellNode | undefined;
}

/** Nobody has read anything. */
export function newDependence(): Dependence {
  const waiting: Set<CellNode>[] = [];
  let lowest = 0;
  let reader: CellNode | undefined;

  const wait = (node: CellNode): void => {
    if (node.state === "working") node.isOvertaken = true;
    if (node.state !== "settled") return;
    node.state = "waiting";
    queue(node);
  };
  const queue = (node: CellNode): void => {
    const level = waiting[node.height] ?? new Set();
    waiting[node.height] = level.add(node);
    lowest = Math.min(lowest, node.height);
  };
  return {
    readBy: (by, work) => {
      const before = reader;
      reader = by;
      try {
        return work();
      } finally {
        reader = before;
      }
    },
    read: (source) => {
      if (reader === undefined) return;
      if (source.height >= reader.height) reader.height = source.height + 1;
      if (reader.sources.includes(source)) return;
      // What it read once is kept: at worst it is worked out once more than it need be.
      reader.sources.push(source);
      source.readers.push(reader);
    },
    changed: ({ readers }) => {
      for (const each of readers) wait(each);
    },
    wait,
    next: () => {
      for (; lowest < waiting.length; lowest++) {
        const level = waiting[lowest];
        const [node] = level ?? [];
        if (node === undefined || level === undefined) continue;
        level.delete(node);
        if (node.state === "waiting") return node;
        lowest--;
      }
      return undefined;
    },
  };
}
