import type { Area } from "./area.ts";
import type { Sheet } from "./workbook.ts";

/**
 * One object of Excel as office.js sees it. Members carry the names that go over the wire: those of the
 * documentation with a capital. Whatever is not listed is not implemented.
 */
export interface HostObject {
  /** The name of its class: "Range". */
  readonly type: string;
  /** What it is known by, sent whenever it is met: `{ Id }`. */
  readonly key?: Readonly<Record<string, unknown>>;
  /** Values that can be loaded. */
  readonly gives?: Readonly<Record<string, () => unknown>>;
  /** Values that can be set. */
  readonly takes?: Readonly<Record<string, (value: unknown) => void>>;
  /** Objects reached by a property or a method; null is a null object. */
  readonly leadsTo?: Readonly<Record<string, (...given: readonly unknown[]) => HostObject | null>>;
  /** Methods that do something, or give a plain value. */
  readonly does?: Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
  /** Of a collection: what is in it, and one of it by name or id. */
  readonly items?: () => readonly HostObject[];
  readonly item?: (key: string) => HostObject | null;
  /** Of a range: the cells it stands for. */
  readonly cells?: { readonly sheet: Sheet; readonly area: Area };
}

/** Whether something handed over is an object of Excel. */
export const isHostObject = (given: unknown): given is HostObject =>
  typeof given === "object" && given !== null && "type" in given;
