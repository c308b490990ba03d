import { oncePer } from "../../src/workbook/once.ts";

/**
 * What office.js and Excel say to each other: a request is a list of actions on objects, each object named by the
 * path that leads to it. As spoken by `excel-web-16.00.js` of `@microsoft/office-js` 1.1.110.
 */

/** How a path leads to its object. */
export const byPath = {
  root: 1,
  service: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nothing: 7,
} as const;

/** What an action asks for. */
export const asks = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const;

/** A flag of a request: wait until no cell is being edited, instead of refusing. */
export const WAIT_FOR_CELL_EDIT = 64;

/** What is handed over: where an entry of `ReferencedObjectPathIds` is a path's id, the object there is meant. */
export interface WireArguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly (number | null)[] | null;
}

/** One object, by the way to it from its parent. */
export interface WirePath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: WireArguments;
}

/** Which values are asked for: "values", "items/name", "*". */
export interface WireQuery {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
}

/** One thing to do, in the order of the list. */
export interface WireAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: WireArguments;
  readonly QueryInfo?: WireQuery;
}

/** Everything that one `context.sync()` sends. */
export interface WireRequest {
  readonly Actions: readonly WireAction[];
  readonly ObjectPaths: Readonly<Record<string, WirePath>>;
}

/** Where a request stopped, and why; what came before it stays done. */
export interface WireError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

/** What comes back: a value for each action that was done. */
export interface WireResponse {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: WireError;
}

/** An answer as it is sent, written once: it is measured before it goes. */
export const textOf = oncePer((response: WireResponse) => json(response));

/** The rows of an area as JSON, written once: they come again and again for as long as they stay as they are. */
const jsonOfRows = oncePer((rows: readonly unknown[]) => JSON.stringify(rows));

function json(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (!Array.isArray(value))
    return `{${Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => `${JSON.stringify(name)}:${json(each)}`)}}`;
  return Array.isArray(value[0]) ? jsonOfRows(value) : `[${value.map(json)}]`;
}

/** One event, as the client takes it: category, type, the object's id, the arguments as JSON, a number of its own. */
export type WireEvent = readonly [65536, number, string, string, number];

/** A request refused as a whole, before anything of it is done. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  /** The number that stands for it on the web; null where it comes as an answer that failed at its first action. */
  readonly number: number | null;
}

/** What becomes of a request. */
export type Answer = { readonly response: WireResponse } | { readonly refused: Refused };

/** The answer that failed at its first action. */
export const failedAtOnce = ({ code, message }: Refused): WireResponse => ({
  Results: [],
  TraceIds: [],
  Error: { Code: code, Message: message, Location: "", ActionIndex: 0, HttpStatusCode: 400 },
});
