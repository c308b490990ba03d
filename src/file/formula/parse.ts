import { columnFromLetters } from "../cellPlace.ts";
import type { CellsWritten, Node, Sign } from "./tree.ts";
import { type ErrorCode, errorCodes } from "./values.ts";

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\p{L}\p{N}_.(])`;
const NAME = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*`;
const BRACKETS = String.raw`\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]`;
const PIECES = new RegExp(
  String.raw`\s*(?:(?<text>"(?:[^"]|"")*")|(?<error>#[A-Z/0_]+[!?]?)` +
    String.raw`|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)` +
    `|(?<sheet>(?:'(?:[^']|'')+'|${NAME})!)?(?<cell>${CELL}(?::${CELL})?)` +
    `|(?<structured>(?:${NAME})?${BRACKETS})` +
    String.raw`|(?<call>${NAME})\(|(?<name>(?:(?:'(?:[^']|'')+'|${NAME})!)?${NAME})|(?<sign><>|<=|>=|[-+*/^&=<>%(),:]))`,
  "yu",
);

interface Piece {
  readonly kind: string;
  readonly text: string;
  readonly sheet: string | undefined;
}

/** How tightly each sign binds its operands; equals from left to right. */
const binding: Readonly<Record<Sign, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
  ":": 8,
};
/** In Excel `-2^2` is 4: the sign before a number binds it first. */
const NEGATIVE = 7;

/**
 * Takes a formula apart, as Excel ranks its signs. Undefined where it holds what is not taken apart here: braces,
 * other workbooks, unions and intersections, whole columns, or a mistake.
 *
 * @param formula without its `=`
 */
export function parseFormula(formula: string): Node | undefined {
  const pieces = piecesOf(formula);
  if (pieces === undefined) return undefined;
  let at = 0;
  const isSign = (text: string): boolean => pieces[at]?.kind === "sign" && pieces[at]?.text === text;
  const take = (text: string): void => {
    if (!isSign(text)) throw new SyntaxError(`${text} expected`);
    at++;
  };
  const operation = (least: number): Node => {
    let left = operand();
    for (;;) {
      const piece = pieces[at];
      if (piece?.kind !== "sign") return left;
      if (piece.text === "%") {
        at++;
        left = { is: "percent", of: left };
        continue;
      }
      const strength = binding[piece.text as Sign];
      if (strength === undefined || strength < least) return left;
      at++;
      left = { is: "operation", sign: piece.text as Sign, left, right: operation(strength + 1) };
    }
  };
  const operand = (): Node => {
    const piece = pieces[at++];
    if (piece === undefined) throw new SyntaxError("a value expected");
    if (piece.kind !== "sign") return piece.kind === "call" ? call(piece.text) : leaf(piece);
    if (piece.text === "-") return { is: "negative", of: operation(NEGATIVE) };
    if (piece.text === "+") return operation(NEGATIVE);
    at--;
    take("(");
    const inner = operation(0);
    take(")");
    return inner;
  };
  const call = (name: string): Node => {
    const given: Node[] = [];
    while (!isSign(")")) {
      given.push(isSign(",") ? { is: "value", value: null } : operation(0));
      if (isSign(")")) break;
      take(",");
      if (isSign(")")) given.push({ is: "value", value: null });
    }
    take(")");
    return { is: "call", name: name.toUpperCase().replace(/^_XLFN\.(_XLWS\.)?/, ""), given };
  };
  try {
    const whole = operation(0);
    return at === pieces.length ? whole : undefined;
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}

function piecesOf(formula: string): readonly Piece[] | undefined {
  const text = formula.trimEnd();
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    PIECES.lastIndex = at;
    const found = PIECES.exec(text);
    if (found === null) return undefined;
    const { sheet, ...kinds } = found.groups ?? {};
    const [kind, piece] = Object.entries(kinds).find(([, one]) => one !== undefined) ?? [];
    if (kind === undefined || piece === undefined) return undefined;
    pieces.push({ kind, text: piece, sheet });
    at = PIECES.lastIndex;
  }
  return pieces;
}

function leaf({ kind, text, sheet }: Piece): Node {
  switch (kind) {
    case "text":
      return { is: "value", value: text.slice(1, -1).replaceAll('""', '"') };
    case "number":
      return { is: "value", value: Number(text) };
    case "structured":
      return { is: "structured", text };
    case "cell":
      return { is: "cells", sheet: sheet && sheetName(sheet), area: cellsFrom(text) };
    case "error":
      if (!isErrorCode(text)) throw new SyntaxError(text);
      return { is: "error", code: text };
    default:
      if (/^(true|false)$/i.test(text)) return { is: "value", value: text.length === 4 };
      return { is: "name", name: text };
  }
}

const isErrorCode = (text: string): text is ErrorCode => (errorCodes as readonly string[]).includes(text);

/** `'Bob''s'!` → Bob's. */
const sheetName = (written: string): string => written.replace(/^'?(.*?)'?!$/s, "$1").replaceAll("''", "'");

function cellsFrom(text: string): CellsWritten {
  const corners = text.split(":").map((corner) => {
    const [, column = "", letters = "", row = "", digits = ""] =
      /^(\$?)([A-Za-z]+)(\$?)(\d+)$/.exec(corner) ?? [];
    return {
      row: { at: Number(digits), isFixed: row !== "" },
      column: { at: columnFromLetters(letters), isFixed: column !== "" },
    };
  });
  const [first, last = first] = corners;
  if (first === undefined || last === undefined) throw new SyntaxError(text);
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}
