import type { ErrorCode } from "./values.ts";

/** A formula taken apart. */
export type Node =
  | { readonly is: "value"; readonly value: number | string | boolean | null }
  | { readonly is: "error"; readonly code: ErrorCode }
  | { readonly is: "cells"; readonly sheet: string | undefined; readonly area: CellsWritten }
  | { readonly is: "structured"; readonly text: string }
  | { readonly is: "name"; readonly name: string }
  | { readonly is: "call"; readonly name: string; readonly given: readonly Node[] }
  | { readonly is: "negative" | "percent"; readonly of: Node }
  | { readonly is: "operation"; readonly sign: Sign; readonly left: Node; readonly right: Node };

/** Cells as a formula writes them, rows and columns from 1, and which of the four move with the formula's own cell. */
export interface CellsWritten {
  readonly top: Written;
  readonly left: Written;
  readonly bottom: Written;
  readonly right: Written;
}

/** One row or column of a reference. */
export interface Written {
  readonly at: number;
  /** Written with a `$`. */
  readonly isFixed: boolean;
}

/** What stands between two operands. */
export type Sign = ":" | "^" | "*" | "/" | "+" | "-" | "&" | "=" | "<>" | "<" | "<=" | ">" | ">=";
