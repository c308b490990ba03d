import type { Calculation } from "../../../src/file/formula/calculate.ts";
import type { Area } from "../../host/area.ts";
import { cellAt, type Sheet } from "../../host/workbook.ts";
import type { Book } from "../book.ts";
import { linkAt } from "../links.ts";
import { validationAt } from "../look/validations.ts";
import { asTyped } from "../typed.ts";
import { choicesOf, objectionTo } from "../validate.ts";
import { copiedFrom, onClipboard, pastedInto } from "./clipboard.ts";
import { type Editor, openEditor } from "./editor.ts";
import { editText } from "./editText.ts";
import { cleared, filledDown, usedPart } from "./entering.ts";
import { geometryOf } from "./geometry.ts";
import { askedBy, type GridWish } from "./keys.ts";
import { anchorOf, widened } from "./merges.ts";
import { mapMovements, stepped, type Terrain, terrainOf } from "./moving.ts";
import { newPainter } from "./painter.ts";
import { onPointing } from "./pointing.ts";
import { areaOf, type Selection, type Spot, selectionOf, type Typed } from "./selection.ts";
import { newSheetTable, type SheetTable } from "./table.ts";

/** What a grid asks of the page around it. */
export interface GridOptions {
  readonly scroller: HTMLElement;
  readonly calculation: () => Calculation;
  /** Puts what was typed into cells. */
  readonly enter: (sheet: Sheet, cells: readonly Typed[]) => Promise<void>;
  /** A person opens a cell to type in, or is done with it. */
  readonly editing: (isOn: boolean) => void;
  readonly selected: (sheet: Sheet, selection: Selection, area: Area) => void;
  readonly follow: (link: string) => void;
  /** Says something in passing. */
  readonly say: (message: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** The sheet in front, as people see and use it. */
export interface Grid {
  readonly show: (book: Book, sheet: Sheet, selection: Selection) => void;
  /** Shows afresh what cells hold; the sheet is laid out anew where it has grown beyond what is shown. */
  readonly refresh: () => void;
  readonly focus: () => void;
  /** Opens the active cell with a text, as the line above the grid does. */
  readonly edit: (text: string) => void;
  /** Does what a key would ask for. */
  readonly wish: (wish: GridWish["wish"]) => void;
  readonly select: (to: Selection) => void;
  /** The cells selected. */
  readonly area: () => Area;
}

interface Shown {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly table: SheetTable;
  readonly rows: number;
  readonly columns: number;
  readonly terrain: Terrain;
}

/** An empty place for a sheet. */
export function newGrid(options: GridOptions): Grid {
  const { scroller } = options;
  let shown: Shown | undefined;
  let selection: Selection = selectionOf({ row: 0, column: 0 });
  let editor: Editor | undefined;
  let insisted: string | undefined;

  const show = (book: Book, sheet: Sheet, to: Selection): void => {
    const isSame = shown?.sheet === sheet && shown.book === book;
    const look = book.lookOf(sheet);
    const geometry = geometryOf(sheet, look);
    const hasRoom = isSame && shown !== undefined && shown.rows >= geometry.rows - 20;
    if (!hasRoom) {
      const { scrollLeft, scrollTop } = scroller;
      shown?.table.close();
      const paint = newPainter(book, sheet, options.calculation());
      const table = newSheetTable({ name: sheet.name, look, geometry, scroller, paint });
      scroller.replaceChildren(table.table);
      const terrain = terrainOf(sheet, look, geometry);
      shown = { book, sheet, table, rows: geometry.rows, columns: geometry.widths.length, terrain };
      const head = table.table.tHead;
      scroller.style.scrollPadding = `${head?.offsetHeight ?? 0}px 16px 24px ${(geometry.heldAt.at(-1) ?? 0) + (geometry.widths[geometry.heldAt.length - 1] ?? 44)}px`;
      scroller.scrollTo(isSame ? { left: scrollLeft, top: scrollTop } : { left: 0, top: 0 });
    }
    select(to);
  };

  const select = (to: Selection, isLine = false): void => {
    if (shown === undefined) return;
    const { merges } = shown.terrain;
    const active = anchorOf(merges, within(to.active));
    selection = { active, reach: within(to.reach) };
    const area = selectedArea();
    shown.table.mark(active, area);
    const cell = shown.table.cellAt(active);
    // A row or column selected whole is not followed to its end.
    const seen = isLine ? undefined : shown.table.cellAt(selection.reach);
    seen?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (scroller.contains(document.activeElement) || document.activeElement === document.body)
      cell?.focus({ preventScroll: true });
    options.selected(shown.sheet, selection, area);
  };
  const selectedArea = (): Area => widened(shown?.terrain.merges ?? [], areaOf(selection));
  const within = ({ row, column }: Spot): Spot => ({
    row: Math.min(row, (shown?.rows ?? 1) - 1),
    column: Math.min(column, (shown?.columns ?? 1) - 1),
  });

  const open = (text: string, showsList: boolean): void => {
    if (shown === undefined || editor !== undefined) return;
    const { book, sheet, table } = shown;
    const { active } = selection;
    const cell = table.cellAt(active);
    if (cell === undefined || refuses(sheet, active)) return;
    const rule = validationAt(book.lookOf(sheet).validations, active.row, active.column);
    const choices = rule && choicesOf(rule, { sheet: sheet.name, ...active }, options.calculation());
    insisted = undefined;
    options.editing(true);
    editor = openEditor({
      cell,
      label: rule?.title || "Cell",
      text,
      choices,
      showsList: showsList && choices !== undefined,
      done: (step) => void commit(step),
      cancelled: () => finish({ rows: 0, columns: 0 }),
    });
  };
  const finish = (step: { readonly rows: number; readonly columns: number }): void => {
    editor?.close();
    editor = undefined;
    options.editing(false);
    shown?.table.cellAt(selection.active)?.focus({ preventScroll: true });
    if (shown !== undefined) select(selectionOf(stepped(selection.active, step, shown.terrain)));
  };
  const commit = async (step: { readonly rows: number; readonly columns: number }): Promise<void> => {
    if (shown === undefined || editor === undefined) return;
    const { book, sheet } = shown;
    const { active } = selection;
    const { format } = cellAt(sheet, active.row, active.column);
    const typed = asTyped(editor.text(), format);
    const rule = validationAt(book.lookOf(sheet).validations, active.row, active.column);
    const place = { sheet: sheet.name, ...active, format };
    const objection = rule && objectionTo(typed, rule, place, options.calculation());
    if (objection !== undefined && (objection.isFinal || insisted !== typed)) {
      insisted = typed;
      editor.complain(
        objection.isFinal ? objection.message : `${objection.message} Press Enter again to keep it.`,
      );
      return;
    }
    finish(step);
    if (typed !== editText(sheet, active)) await options.enter(sheet, [{ ...active, typed }]);
  };
  const refuses = (sheet: Sheet, spot: Spot): boolean => {
    const isLocked = sheet.isProtected && cellAt(sheet, spot.row, spot.column).isLocked;
    if (isLocked) options.say("This cell is protected. The cells to fill in are the shaded ones.");
    return isLocked;
  };

  const enterAll = (cells: readonly Typed[]): void => {
    if (shown === undefined) return;
    const { sheet } = shown;
    const open = cells.filter(
      ({ row, column }) => !(sheet.isProtected && cellAt(sheet, row, column).isLocked),
    );
    if (open.length < cells.length) options.say("Cells that are protected stayed as they were.");
    if (open.length > 0) void options.enter(sheet, open);
  };
  const wishes: Readonly<Record<GridWish["wish"], (wish: GridWish) => void>> = {
    ...mapMovements((move, isLine) => (wish) => {
      if (shown !== undefined) select(move(selection, wish, shown.terrain), isLine);
    }),
    edit: () => shown && open(editText(shown.sheet, selection.active), false),
    list: () => shown && open(editText(shown.sheet, selection.active), true),
    type: ({ text = "" }) => open(text, true),
    clear: () => shown && enterAll(cleared(shown.sheet, selectedArea())),
    fillDown: () => shown && enterAll(filledDown(shown.sheet, selectedArea())),
    undo: () => options.undo(),
    redo: () => options.redo(),
    follow: () => {
      const link = shown && linkAt(shown.book, shown.sheet, selection.active, options.calculation());
      if (link !== undefined) options.follow(link);
    },
  };

  scroller.addEventListener("keydown", (event) => {
    if (editor !== undefined || event.isComposing) return;
    const link = shown && linkAt(shown.book, shown.sheet, selection.active, options.calculation());
    const page = Math.max(1, Math.floor(scroller.clientHeight / 30) - 6);
    const wish = askedBy(event, page, link !== undefined);
    if (wish === undefined) return;
    event.preventDefault();
    wishes[wish.wish](wish);
  });
  onPointing(scroller, {
    isTyping: () => editor !== undefined,
    endTyping: () => void commit({ rows: 0, columns: 0 }),
    spotOf: (target) => shown?.table.spotOf(target),
    lineOf: (target) => shown?.table.lineOf(target),
    selection: () => selection,
    edge: () => shown?.terrain.edge ?? { row: 0, column: 0 },
    select: (to, isLine) => {
      if (scroller.contains(document.activeElement) || document.activeElement !== document.body)
        shown?.table.cellAt(to.active)?.focus({ preventScroll: true });
      select(to, isLine);
    },
  });
  scroller.addEventListener("click", (event) => {
    if ((event.target as Element).closest("td.link") !== null && areaOf(selection).rows === 1)
      wishes.follow({ wish: "follow" });
  });
  scroller.addEventListener("dblclick", (event) => {
    if ((event.target as Element).closest(".editor") === null) wishes.edit({ wish: "edit" });
  });
  onClipboard(scroller, {
    isOff: () => editor !== undefined,
    copied: () => shown && copiedFrom(shown.sheet, usedPart(shown.sheet, selectedArea())),
    cleared: () => wishes.clear({ wish: "clear" }),
    pasted: (text, copied) => shown && enterAll(pastedInto(shown.sheet, selectedArea(), { text, copied })),
  });

  return {
    show,
    refresh: () => {
      if (shown === undefined) return;
      shown.table.repaint(newPainter(shown.book, shown.sheet, options.calculation()));
      // A cell that somebody types in keeps its place and the keyboard.
      if (editor === undefined) show(shown.book, shown.sheet, selection);
    },
    focus: () => shown?.table.cellAt(selection.active)?.focus({ preventScroll: true }),
    edit: (text) => open(text, false),
    wish: (wish) => wishes[wish]({ wish }),
    select,
    area: selectedArea,
  };
}
