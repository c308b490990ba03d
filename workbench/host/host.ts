import { isRefusal } from "../../src/file/refusal.ts";
import { type Area, boundingArea } from "./area.ts";
import { type Author, newChanges, theAddin, thePerson } from "./changes.ts";
import { type Desk, dispatch } from "./dispatch.ts";
import { type EntryHabits, entered, usualHabits } from "./entry.ts";
import { type Faults, noFaults, turnAway, withhold } from "./faults.ts";
import { problem } from "./problem.ts";
import { newReferences } from "./references.ts";
import type { Session } from "./session.ts";
import { growForEntry } from "./tables.ts";
import { type Answer, asks, WAIT_FOR_CELL_EDIT, type WireEvent, type WireRequest } from "./wire.ts";
import { cellAt, putCell, type Sheet, type Workbook } from "./workbook.ts";
import { workbookObject } from "./workbookObject.ts";

/** What the host is given. */
export interface HostOptions {
  readonly workbook: Workbook;
  /** Calculates every formula of the workbook; without it values stay as they were last calculated. */
  readonly calculate?: (workbook: Workbook) => void | Promise<void>;
  /** Puts sheets of another workbook, given as its bytes, behind the last of this one's file; gives them. */
  readonly insertSheets?: (
    from: Uint8Array,
    names: readonly string[],
  ) => readonly Sheet[] | Promise<readonly Sheet[]>;
  /** Told when the add-in opens another workbook, given as its bytes, beside this one; waited for. */
  readonly opened?: (bytes: Uint8Array) => unknown;
  /** Waited for before an answer is written down and before it is sent: a large one is long work. */
  readonly giveWay?: () => Promise<void>;
  readonly habits?: Partial<EntryHabits>;
}

/** An Excel with one workbook open, answering office.js. */
export interface Host {
  readonly workbook: Workbook;
  /** Answers one request, after those before it. */
  readonly answer: (request: WireRequest, flags?: number) => Promise<Answer>;
  /** Told of everything that the client has asked to be told of; gives what ends it. */
  readonly onEvent: (tell: (event: WireEvent) => void) => () => void;
  /** Puts what somebody types into a cell; a table grows over it as in Excel. */
  readonly type: (place: CellPlace, typed: string | number, by?: Author) => Promise<void>;
  /** The same for many cells of a sheet at once, as when something is pasted: told and calculated once. */
  readonly typeAll: (sheet: Sheet, cells: readonly TypedCell[], by?: Author) => Promise<void>;
  /** Changes cells of an area by other means than typing: told and calculated once. */
  readonly change: (sheet: Sheet, area: Area, make: () => void) => Promise<void>;
  /** Calculates, if anything has changed since the last time. */
  readonly settle: () => Promise<void>;
  readonly faults: Faults;
  /** Ends cell editing: what waited for it goes on. */
  readonly endEditing: () => void;
  /** How many requests there were, those aside that only let go of ranges. */
  readonly trips: () => number;
  /** Called before each request with its number, from 1: a second person's moment. */
  beforeTrip: (trip: number) => void | Promise<void>;
  readonly keptRanges: () => number;
}

/** A cell, row and column from 0. */
export interface CellPlace {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** A cell, row and column from 0, and what is typed into it. */
export interface TypedCell {
  readonly row: number;
  readonly column: number;
  readonly typed: string | number;
}

/** Opens a workbook in an Excel of our own. */
export function newHost(options: HostOptions): Host {
  const { workbook } = options;
  const habits = { ...usualHabits, ...options.habits };
  const faults = noFaults();
  const references = newReferences();
  const changes = newChanges(workbook, options.calculate);
  const waiting: (() => void)[] = [];
  let trips = 0;
  let last: Promise<unknown> = Promise.resolve();

  const session: Session = {
    workbook,
    habits,
    changed: (sheet, area) => changes.happened(sheet, area, theAddin),
    listen: changes.listen,
    openAnother: async (base64) => {
      await refusedByExcel(() => options.opened?.(bytesOf(base64)));
    },
    insertSheets: async (base64, names) => {
      const sheets = await refusedByExcel(() => options.insertSheets?.(bytesOf(base64), names));
      if (sheets === undefined) throw problem("UnsupportedOperation", "This Excel takes no other sheets.");
      workbook.sheets.push(...sheets);
      const corner = { row: 0, column: 0, rows: 1, columns: 1 };
      for (const sheet of sheets) changes.happened(sheet, corner, theAddin);
      return sheets.map(({ id }) => id);
    },
  };
  const housekeeping: Desk = {
    root: workbookObject(session),
    references,
    settle: changes.settle,
    before: () => {},
  };
  const desk: Desk = { ...housekeeping, before: () => countAndFail(faults) };

  const work = async (request: WireRequest, flags: number): Promise<Answer> => {
    if (onlyLetsGo(request)) return { response: await dispatch(request, housekeeping) };
    await host.beforeTrip(++trips);
    if (faults.isEditing && (flags & WAIT_FOR_CELL_EDIT) !== 0)
      await new Promise<void>((resolve) => waiting.push(resolve));
    const refused = turnAway(faults, request);
    if (refused !== undefined) return { refused };
    const response = await dispatch(request, desk);
    // What a request changed, it leaves calculated, whether or not it asked for anything.
    await changes.settle();
    await options.giveWay?.();
    const withheld = withhold(faults, response);
    await options.giveWay?.();
    return withheld === undefined ? { response } : { refused: withheld };
  };
  const host: Host = {
    workbook,
    faults,
    beforeTrip: () => {},
    trips: () => trips,
    keptRanges: references.count,
    onEvent: changes.onEvent,
    answer: (request, flags = 0) => {
      const answered = last.then(() => work(request, flags)).catch(ownFault);
      last = answered;
      return answered;
    },
    endEditing: () => {
      faults.isEditing = false;
      for (const goOn of waiting.splice(0)) goOn();
    },
    settle: changes.settle,
    type: ({ sheet, row, column }, typed, by = thePerson) =>
      host.typeAll(sheet, [{ row, column, typed }], by),
    typeAll: async (sheet, cells, by = thePerson) => {
      let changed: Area | undefined;
      for (const { row, column, typed } of cells) {
        const cell = { row, column, rows: 1, columns: 1 };
        const area = growForEntry(sheet, row, column, habits)?.area ?? cell;
        putCell(sheet, row, column, entered(typed, cellAt(sheet, row, column).format, habits));
        changed = changed === undefined ? area : boundingArea(changed, area);
      }
      if (changed !== undefined) changes.happened(sheet, changed, by);
      await changes.settle();
    },
    change: async (sheet, area, make) => {
      make();
      changes.happened(sheet, area, thePerson);
      await changes.settle();
    },
  };
  return host;
}

/** A fault of the workbench's own: said aloud to the add-in, which would wait for ever otherwise. */
const ownFault = (caught: unknown): Answer => ({
  refused: {
    code: "WorkbenchFault",
    message: caught instanceof Error ? (caught.stack ?? caught.message) : String(caught),
    number: null,
  },
});

/** Whether a request is the client's housekeeping after a run: it lets go of ranges and does nothing else. */
const onlyLetsGo = ({ Actions }: WireRequest): boolean =>
  Actions.every(({ ActionType, Name }) => ActionType === asks.instantiate || Name === "_RemoveReference") &&
  Actions.some(({ Name }) => Name === "_RemoveReference");

function countAndFail(faults: Faults): void {
  faults.seen++;
  if (faults.seen === faults.failing?.action)
    throw problem(faults.failing.code, "The workbench was asked to fail here.", 500);
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** What a file is refused for is, to the add-in, an argument that Excel does not take. */
async function refusedByExcel<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (caught) {
    if (isRefusal(caught)) throw problem("InvalidArgument", caught.message);
    throw caught;
  }
}
