import type { Calculation } from "../../../src/file/formula/calculate.ts";
import type { Area } from "../../host/area.ts";
import { cellAt, type Sheet } from "../../host/workbook.ts";
import type { Book } from "../book.ts";
import { linkAt } from "../links.ts";
import { offersList, validationAt } from "../look/validations.ts";
import { copiedFrom, onClipboard, pastedInto } from "./clipboard.ts";
import { STAY, type Step } from "./editor.ts";
import { editText } from "./editText.ts";
import { cleared, filledDown, usedPart } from "./entering.ts";
import { geometryOf } from "./geometry.ts";
import { askedBy, type GridWish } from "./keys.ts";
import { newListButton } from "./listButton.ts";
import { anchorOf, widened } from "./merges.ts";
import { mapMovements, stepped, type Terrain, terrainOf } from "./moving.ts";
import { type Deed, outcomeOf } from "./outcome.ts";
import { newPainter } from "./painter.ts";
import { onPointing } from "./pointing.ts";
import { areaOf, type Selection, type Spot, selectionOf, type Typed } from "./selection.ts";
import { newSheetTable, type SheetTable } from "./table.ts";
import { type Beginning, newTyping } from "./typing.ts";

/** What a grid asks of the page around it. */
export interface GridOptions {
  readonly scroller: HTMLElement;
  readonly calculation: () => Calculation;
  /** Puts what was typed into cells. */
  readonly enter: (sheet: Sheet, cells: readonly Typed[]) => Promise<void>;
  /** A person opens a cell to type in, or is done with it. */
  readonly editing: (isOn: boolean) => void;
  /** Told of every change to what is typed. */
  readonly typed: (text: string) => void;
  /** Whether something on the page is the line above the grid, where typing may go on. */
  readonly isAbove: (target: EventTarget | null) => boolean;
  readonly selected: (sheet: Sheet, selection: Selection, area: Area) => void;
  readonly follow: (link: string) => void;
  /** Says something in passing. */
  readonly say: (message: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** The sheet in front, as people see and use it. */
export interface Grid {
  /** Brings a sheet to the front; false where a cell stays open, as its rule refuses what was typed: nothing moves. */
  readonly show: (book: Book, sheet: Sheet, selection: Selection) => boolean;
  /** Shows afresh what cells hold; the sheet is laid out anew where it has grown beyond what is shown. */
  readonly refresh: () => void;
  readonly focus: () => void;
  /** Types into the active cell from the line above the grid, which keeps the keyboard. */
  readonly type: (text: string) => void;
  /** Puts what is being typed into its cell; false where the cell's rule refuses it: then it stays open and says why. */
  readonly endTyping: () => boolean;
  /** The same as Enter and Tab do it, and goes on from the active cell. */
  readonly goOn: (step: Step) => void;
  /** Gives up what is being typed. */
  readonly giveUp: () => void;
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

  const show = (book: Book, sheet: Sheet, to: Selection): boolean => {
    const typedOn = typing.sheet();
    if (typedOn !== undefined && !book.workbook.sheets.includes(typedOn)) typing.giveUp();
    if (!typing.end()) return false;
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
      scroller.style.scrollPadding = "0 24px 24px 0";
      table.fit();
      scroller.scrollTo(isSame ? { left: scrollLeft, top: scrollTop } : { left: 0, top: 0 });
    }
    select(to);
    return true;
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
    listButton.showBeside(hasList(active) ? cell : undefined);
    options.selected(shown.sheet, selection, area);
  };
  const selectedArea = (): Area => widened(shown?.terrain.merges ?? [], areaOf(selection));
  const within = ({ row, column }: Spot): Spot => ({
    row: Math.min(row, (shown?.rows ?? 1) - 1),
    column: Math.min(column, (shown?.columns ?? 1) - 1),
  });

  const hasList = ({ row, column }: Spot): boolean => {
    if (shown === undefined || isLocked(shown.sheet, { row, column })) return false;
    const rule = validationAt(shown.book.lookOf(shown.sheet).validations, row, column);
    return rule !== undefined && offersList(rule);
  };

  const typing = newTyping({
    view: scroller,
    calculation: options.calculation,
    isAbove: options.isAbove,
    begun: () => options.editing(true),
    typed: options.typed,
    enter: (sheet, typed) => void put(sheet, [typed]),
    ended: (step, hadKeyboard) => {
      options.editing(false);
      if (hadKeyboard) focus();
      if (shown === undefined) return;
      // Who went elsewhere is not called back.
      if (step === STAY.step) options.selected(shown.sheet, selection, selectedArea());
      else select(selectionOf(stepped(selection.active, step, shown.terrain)));
    },
  });
  const open = (how: Beginning): void => {
    if (shown === undefined || typing.sheet() !== undefined) return;
    const { book, sheet, table } = shown;
    const { active } = selection;
    const cell = table.cellAt(active);
    if (cell === undefined) return;
    if (isLocked(sheet, active))
      options.say("This cell is protected. The cells to fill in are the shaded ones.");
    else typing.begin({ book, sheet, spot: active, cell }, how);
  };
  const openAsItIs = (showsList: boolean): void => {
    if (shown !== undefined) open({ text: editText(shown.sheet, selection.active), showsList });
  };
  const listButton = newListButton(() => openAsItIs(true));
  const focus = (): void => shown?.table.cellAt(selection.active)?.focus({ preventScroll: true });

  /** Puts what was typed into its cells, whoever asks: protected ones stay as they are. Gives those that were put. */
  const put = async (sheet: Sheet, cells: readonly Typed[]): Promise<readonly Typed[]> => {
    const free = cells.filter((cell) => !isLocked(sheet, cell));
    if (free.length > 0) await options.enter(sheet, free);
    return free;
  };
  const putAll = async (deed: Deed, cells: readonly Typed[]): Promise<void> => {
    if (shown === undefined || cells.length === 0) return;
    const { book, sheet } = shown;
    const putting = put(sheet, cells);
    // The cells hold it by now, although what hangs on them is still to be worked out.
    const [first, last] = [cells[0], cells.at(-1)];
    if (deed === "pasted" && first && last) show(book, sheet, { active: first, reach: last });
    const done = { deed, cells, put: await putting };
    options.say(await outcomeOf(done, { book, sheet, calculation: options.calculation() }));
  };
  const wishes: Readonly<Record<GridWish["wish"], (wish: GridWish) => void>> = {
    ...mapMovements((move, isLine) => (wish) => {
      if (shown !== undefined) select(move(selection, wish, shown.terrain), isLine);
    }),
    edit: () => openAsItIs(false),
    list: () => openAsItIs(true),
    type: ({ text = "" }) => open({ text, showsList: true }),
    clear: () => shown && void putAll("cleared", cleared(shown.sheet, selectedArea())),
    fillDown: () => shown && void putAll("filled", filledDown(shown.sheet, selectedArea())),
    undo: () => options.undo(),
    redo: () => options.redo(),
    follow: () => {
      const link = shown && linkAt(shown.book, shown.sheet, selection.active, options.calculation());
      if (link !== undefined) options.follow(link);
    },
  };

  scroller.addEventListener("keydown", (event) => {
    if (typing.sheet() !== undefined || event.isComposing) return;
    const link = shown && linkAt(shown.book, shown.sheet, selection.active, options.calculation());
    const page = Math.max(1, Math.floor(scroller.clientHeight / 30) - 6);
    const wish = askedBy(event, page, link !== undefined);
    if (wish === undefined) return;
    event.preventDefault();
    wishes[wish.wish](wish);
  });
  onPointing(scroller, {
    endTyping: typing.end,
    spotOf: (target) => shown?.table.spotOf(target),
    lineOf: (target) => shown?.table.lineOf(target),
    selection: () => selection,
    area: selectedArea,
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
    isOff: () => typing.sheet() !== undefined,
    copied: () => shown && copiedFrom(shown.sheet, usedPart(shown.sheet, selectedArea())),
    cleared: () => wishes.clear({ wish: "clear" }),
    pasted: (text, copied) =>
      shown && void putAll("pasted", pastedInto(shown.sheet, selectedArea(), { text, copied })),
  });

  return {
    show,
    refresh: () => {
      if (shown === undefined) return;
      shown.table.repaint(newPainter(shown.book, shown.sheet, options.calculation()));
      // A cell that somebody types in keeps its place and the keyboard.
      if (typing.sheet() === undefined) show(shown.book, shown.sheet, selection);
    },
    focus,
    type: (text) => {
      if (typing.sheet() === undefined) open({ text, isAbove: true });
      else typing.replace(text);
    },
    endTyping: typing.end,
    goOn: (step) => {
      if (shown === undefined) return;
      if (typing.sheet() === undefined) select(selectionOf(stepped(selection.active, step, shown.terrain)));
      else if (!typing.end({ step, isMeant: true })) return;
      focus();
    },
    giveUp: typing.giveUp,
    wish: (wish) => wishes[wish]({ wish }),
    select: (to) => {
      if (typing.end()) select(to);
    },
    area: selectedArea,
  };
}

const isLocked = (sheet: Sheet, { row, column }: Spot): boolean =>
  sheet.isProtected && cellAt(sheet, row, column).isLocked;
