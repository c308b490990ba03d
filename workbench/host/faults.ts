import { type Refused, textOf, type WireRequest, type WireResponse } from "./wire.ts";

/** What can be made to go wrong. Everything is off to begin with; switch on by assigning. */
export interface Faults {
  /** A person is typing in a cell: nothing is done for the add-in meanwhile. */
  isEditing: boolean;
  /** How many requests to come are turned away because there were too many. */
  throttled: number;
  /** The most characters that a request may have, and an answer; on the web both are 5 million. */
  mostAsked: number;
  mostAnswered: number;
  /** The action that fails, counted from 1 since {@link Faults.seen} was last 0, and the code it fails with. */
  failing: { readonly action: number; readonly code: string } | undefined;
  /** How many actions there have been. */
  seen: number;
  /** Another workbook is in front. */
  isBehind: boolean;
}

/** Nothing goes wrong. */
export const noFaults = (): Faults => ({
  isEditing: false,
  throttled: 0,
  mostAsked: 5_000_000,
  mostAnswered: 5_000_000,
  failing: undefined,
  seen: 0,
  isBehind: false,
});

const turnedAway = {
  editing: {
    code: "InvalidOperationInCellEditMode",
    message:
      "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
    number: 5004,
  },
  throttled: { code: "ActivityLimitReached", message: "Activity limit has been reached.", number: 5102 },
  request: {
    code: "RequestPayloadSizeLimitExceeded",
    message: "The request payload size has exceeded the limit.",
    number: 5103,
  },
  response: {
    code: "ResponsePayloadSizeLimitExceeded",
    message: "The response payload size has exceeded the limit.",
    number: 5104,
  },
  behind: {
    code: "InactiveWorkbook",
    message: "The operation failed because the workbook is not active.",
    number: null,
  },
} as const satisfies Record<string, Refused>;

/** Why a request is turned away before anything of it is done; undefined where it is taken. */
export function turnAway(faults: Faults, request: WireRequest): Refused | undefined {
  if (faults.isEditing) return turnedAway.editing;
  if (faults.isBehind) return turnedAway.behind;
  if (faults.throttled > 0) {
    faults.throttled--;
    return turnedAway.throttled;
  }
  return JSON.stringify(request).length > faults.mostAsked ? turnedAway.request : undefined;
}

/** Why an answer is not given although everything was done: it is too long. */
export const withhold = (faults: Faults, response: WireResponse): Refused | undefined =>
  textOf(response).length > faults.mostAnswered ? turnedAway.response : undefined;
