import type { Calculation } from "../../../src/file/formula/calculate.ts";
import { cellAt, type Sheet } from "../../host/workbook.ts";
import type { Book } from "../book.ts";
import { validationAt } from "../look/validations.ts";
import { asTyped } from "../typed.ts";
import { choicesOf, objectionTo } from "../validate.ts";
import { type Ending, openEditor, STAY, type Step } from "./editor.ts";
import { editText } from "./editText.ts";
import type { Spot } from "./selection.ts";

/** Typing into a cell: what is typed goes into the cell where typing began, whatever is in front when it ends. */
export interface Typing {
  /** The sheet of the cell that is open; undefined where none is. */
  readonly sheet: () => Sheet | undefined;
  readonly begin: (place: TypingPlace, how: Beginning) => void;
  /** Puts another text in place of what was typed so far. */
  readonly replace: (text: string) => void;
  /** Puts what was typed into its cell; false where the cell's rule refuses it: then the cell stays open and says why. */
  readonly end: (ending?: Ending) => boolean;
  /** Leaves the cell as it was. */
  readonly giveUp: () => void;
}

/** A cell, and the element that shows it. */
export interface TypingPlace {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly spot: Spot;
  readonly cell: HTMLElement;
}

/** How a cell is opened. */
export interface Beginning {
  readonly text: string;
  /** Whether its list opens at once, if it has one. */
  readonly showsList?: boolean;
  /** Whether the text is typed in the line above the grid, which keeps the keyboard. */
  readonly isAbove?: boolean;
}

/** What typing asks of the grid around it. */
export interface TypingOptions {
  /** The part of the page in which the cells are seen. */
  readonly view: HTMLElement;
  readonly calculation: () => Calculation;
  /** Whether something on the page is the line above the grid, where typing may go on. */
  readonly isAbove: (target: EventTarget | null) => boolean;
  readonly begun: () => void;
  /** Told of every change to the text. */
  readonly typed: (text: string) => void;
  readonly enter: (sheet: Sheet, typed: { readonly typed: string } & Spot) => void;
  /** Told where the person wants to go, and whether the cell had the keyboard. */
  readonly ended: (step: Step, hadKeyboard: boolean) => void;
}

/** Nothing is typed yet. */
export function newTyping(options: TypingOptions): Typing {
  let place: TypingPlace | undefined;
  let editor: ReturnType<typeof openEditor> | undefined;
  /** What a rule warned of last: entered once more it is kept, and on leaving too if a key had already entered it. */
  let warned: { readonly typed: string; readonly isMeant: boolean } | undefined;

  const close = (step: Step): void => {
    const hadKeyboard = editor?.hasKeyboard() ?? false;
    editor?.close();
    editor = undefined;
    place = undefined;
    options.ended(step, hadKeyboard);
  };
  const end = ({ step, isMeant }: Ending = STAY): boolean => {
    if (place === undefined || editor === undefined) return true;
    const { book, sheet, spot } = place;
    const { format } = cellAt(sheet, spot.row, spot.column);
    const typed = asTyped(editor.text(), format);
    const isNew = typed !== editText(sheet, spot);
    const rule = validationAt(book.lookOf(sheet).validations, spot.row, spot.column);
    const at = { sheet: sheet.name, ...spot, format };
    const objection = rule && (isNew || isMeant) && objectionTo(typed, rule, at, options.calculation());
    const isKept = warned?.typed === typed && (isMeant || warned.isMeant);
    if (objection && (objection.isFinal || !isKept)) {
      warned = { typed, isMeant };
      const { message, isFinal } = objection;
      const how = isMeant ? "Press Enter again to keep it." : "Press Enter to keep it.";
      editor.complain(isFinal ? message : `${message} ${how}`);
      return false;
    }
    close(step);
    if (isNew) options.enter(sheet, { ...spot, typed });
    return true;
  };
  return {
    sheet: () => place?.sheet,
    begin: (at, { text, showsList = false, isAbove = false }) => {
      const { book, sheet, spot, cell } = at;
      const rule = validationAt(book.lookOf(sheet).validations, spot.row, spot.column);
      const choices = rule && choicesOf(rule, { sheet: sheet.name, ...spot }, options.calculation());
      warned = undefined;
      place = at;
      options.begun();
      editor = openEditor({
        cell,
        view: options.view,
        label: rule?.title || "Cell",
        text,
        choices,
        showsList: showsList && choices !== undefined,
        takesKeyboard: !isAbove,
        typed: options.typed,
        isPart: options.isAbove,
        done: end,
        cancelled: () => close(STAY.step),
      });
      options.typed(text);
    },
    replace: (text) => editor?.replace(text),
    end,
    giveUp: () => close(STAY.step),
  };
}
