import { isRefusal } from "../../src/file/refusal.ts";
import { type Area, addressOf } from "../host/area.ts";
import { type OpenAddin, openAddin } from "../host/frame.ts";
import type { Exit } from "../host/keyboard.ts";
import type { Sheet } from "../host/workbook.ts";
import type { Book } from "./book.ts";
import { cellMenu } from "./cellMenu.ts";
import { newChartsPanel } from "./chart/chartsPanel.ts";
import { newContentLine } from "./contentLine.ts";
import { type Desk, openDesk } from "./desk.ts";
import { newFindLine } from "./find.ts";
import { beyondView } from "./grid/geometry.ts";
import { newGrid } from "./grid/grid.ts";
import { openMenu } from "./grid/menu.ts";
import { areaOf, type Selection, selectionOf } from "./grid/selection.ts";
import { confirmed, layOut } from "./layout.ts";
import { chartOver, type Target, targetOf } from "./links.ts";
import { wearLooks } from "./look/wear.ts";
import { newOpening } from "./opening.ts";
import { leaveByTab, onNextPlace } from "./places.ts";
import { offerFile } from "./save/offerFile.ts";
import { saveBook } from "./save/saveBook.ts";
import { newTabs } from "./tabs.ts";
import { giveWay } from "./unhurried.ts";

/** The workbooks that are served with the page, and what they are called once open. */
const served = {
  new: { file: "twintrack.xlsx", name: "New planner.xlsx" },
  example: { file: "worked-example.xlsx", name: "Worked example.xlsx" },
} as const;

const travelled = {
  undo: { done: "Taken back.", not: "There is nothing to take back." },
  redo: { done: "Done again.", not: "There is nothing to do again." },
} as const;

/** Where a sheet that is opened is looked at first. */
const TOP = { row: 0, column: 0 };

let desk: Desk | undefined;
let addin: OpenAddin | undefined;
let front: Sheet | undefined;
let selection: Selection = selectionOf(TOP);
let selected: Area = areaOf(selection);
/** The desk's number of what the grid shows. */
let shown = -1;
let isFollowing = false;
/** Done once all that was typed so far is in the workbook. */
let entering: Promise<unknown> = Promise.resolve();

const contentLine = newContentLine({
  typed: (content) => grid.type(content),
  done: (step) => (step === undefined ? grid.endTyping() : grid.goOn(step)),
  cancelled: () => {
    grid.giveUp();
    grid.focus();
  },
});
const charts = newChartsPanel(() => grid.focus());
const page = layOut(
  document.body,
  {
    newPlanner: () => void openServed("new"),
    example: () => void openServed("example"),
    open: (file) => void openNext(file.name, () => file.arrayBuffer()),
    save: () => desk && void attempt(save),
  },
  { contentLine, charts },
);
const opening = newOpening(say);
const tabs = newTabs((sheet) => {
  // As in Excel the sheet takes what is typed next; the arrow keys go on among the tabs.
  if (desk !== undefined && bringForward(sheet, selectionOf(TOP))) grid.focus();
});
const grid = newGrid({
  scroller: page.scroller,
  calculation: () => theDesk().calculation(),
  enter: async (sheet, cells) => {
    const one = theDesk().enter(sheet, cells);
    entering = Promise.all([entering, one]);
    await one;
    refresh();
  },
  editing: (isOn) => {
    const { host } = theDesk();
    if (!isOn) return host.endEditing();
    host.faults.isEditing = true;
    say("");
  },
  typed: contentLine.follow,
  isAbove: contentLine.holds,
  selected: showSelection,
  follow: (link) => {
    if (!link.startsWith("#")) return say(`This leads out of the workbook, to ${link}`);
    const target = targetOf(theDesk().host.workbook, link);
    if (target === undefined) return say("That place is not in this workbook.");
    goTo(target);
  },
  say,
  undo: () => void travel("undo"),
  redo: () => void travel("redo"),
});
const find = newFindLine({
  sheet: theFront,
  from: () => selection.active,
  found: (spot) => grid.select(selectionOf(spot)),
  say,
  closed: () => grid.focus(),
});

// Nothing can be done on a sheet before there is one.
page.sheet.inert = true;
page.scroller.before(find.bar);
page.foot.append(tabs.all, tabs.list);
page.scroller.addEventListener("contextmenu", (event) => {
  if ((event.target as Element).closest("td.cell, th") === null) return;
  event.preventDefault();
  if (!grid.endTyping()) return;
  const items = cellMenu({ desk: theDesk(), sheet: theFront(), grid, say, done: refresh });
  openMenu(items, { within: page.sheet, x: event.clientX, y: event.clientY }, grid.focus);
});
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "f" || !(event.ctrlKey || event.metaKey) || desk === undefined) return;
  event.preventDefault();
  find.open();
});
const toNextPlace = onNextPlace([
  { part: page.scroller, enter: grid.focus },
  { part: charts.panel, enter: () => charts.panel.focus() },
  { part: page.foot, enter: () => page.foot.querySelector<HTMLElement>("[tabindex='0']")?.focus() },
  { part: page.pane, enter: () => addin?.enter() },
  { part: page.bar, enter: () => page.bar.querySelector("button")?.focus() },
]);
/** Where the keyboard goes when the pane hands it back. */
const fromPane: Readonly<Record<Exit, () => void>> = {
  next: () => leaveByTab(page.pane, false),
  before: () => leaveByTab(page.pane, true),
  nextPlace: () => toNextPlace(false),
  placeBefore: () => toNextPlace(true),
  sheet: grid.focus,
};
addEventListener("beforeunload", (event) => {
  if (desk?.isUnsaved()) event.preventDefault();
});

const asked = new URLSearchParams(location.search).get("workbook");
await openServed(asked === "new" ? "new" : "example");

function openServed(which: keyof typeof served): Promise<void> {
  const { file, name } = served[which];
  return openNext(name, async () => (await fetch(`pane/templates/${file}`)).arrayBuffer());
}

function openNext(name: string, bytes: () => Promise<ArrayBuffer>): Promise<void> {
  return attempt(async () => {
    const book = await opening.open(name, bytes);
    if (book === undefined) return;
    await giveWay();
    await replaceBook(book);
  });
}

async function replaceBook(book: Book): Promise<void> {
  if (!grid.endTyping()) return say(`${desk?.book.name} stays open: a cell of it is to be finished first.`);
  await entering;
  const question = `${desk?.book.name ?? ""} has changes that are not saved. Open ${book.name} all the same?`;
  if (desk?.isUnsaved() && !(await confirmed(question, `Open ${book.name}`)))
    return say(`${desk.book.name} stays open.`);
  addin?.close();
  const opened = openDesk(book, (other) => void attempt(() => replaceBook(other)));
  desk = opened;
  shown = -1;
  page.sheet.inert = false;
  wearLooks(book.looks);
  page.name.textContent = book.name;
  document.title = `${book.name} – Twintrack workbench`;
  bringForward(book.workbook.active ?? theFront(), selectionOf(TOP));
  const { host } = opened;
  await giveWay();
  if (desk !== opened) return;
  addin = openAddin(
    {
      onEvent: host.onEvent,
      answer: async (request, flags) => {
        const answer = await host.answer(request, flags);
        followAddin(opened);
        return answer;
      },
    },
    {
      address: new URL("pane/index.html", location.href).href,
      title: "Twintrack",
      into: page.pane,
      onRefused: (what) => say(what),
      onExit: (exit) => fromPane[exit](),
    },
  );
  say(`${book.name} is open.`);
  await opened.ready;
  if (desk === opened) refresh();
}

/** Shows what the add-in did: where it went, and what it wrote. Several answers in a row are followed once. */
function followAddin(of: Desk): void {
  if (isFollowing) return;
  isFollowing = true;
  requestAnimationFrame(() => {
    isFollowing = false;
    if (desk !== of) return;
    const { workbook } = of.host;
    const { active, selected: chosen } = workbook;
    const hasMoved = active !== front || addressOf(chosen) !== addressOf(selected);
    void of.host.settle().then(() => {
      wearLooks(of.book.looks);
      // Most of what the add-in asks for is to read.
      if (of.revision() === shown) tabs.show(of.book, theFront());
      else refresh();
      if (active !== undefined && hasMoved) bringForward(active, selectionOf(chosen));
    });
  });
}

/** Brings a sheet to the front, unless what is being typed is refused by its cell: then that one stays. */
function bringForward(sheet: Sheet, to: Selection): boolean {
  const { book, host } = theDesk();
  const hasMoved = grid.show(book, sheet, to);
  if (hasMoved) front = sheet;
  host.workbook.active = front;
  if (!hasMoved) return false;
  const beyond = beyondView(sheet);
  if (beyond !== undefined) say(beyond);
  tabs.show(book, sheet);
  charts.show(theDesk(), sheet);
  return true;
}

/** Goes where a link leads: to cells, or to a chart that lies over them, on its panel. */
function goTo(target: Target): void {
  const { sheet, area } = target;
  const chart = chartOver(theDesk().book, target);
  if (chart === undefined) {
    if (bringForward(sheet, selectionOf(area))) grid.focus();
  } else if (sheet === front || bringForward(sheet, selectionOf(TOP))) charts.reveal(chart);
}

function refresh(): void {
  shown = theDesk().revision();
  grid.refresh();
  tabs.show(theDesk().book, theFront());
  charts.show(theDesk(), theFront());
}

function showSelection(sheet: Sheet, to: Selection, area: Area): void {
  // What was said was said of what was done before.
  if (sheet !== front || addressOf(area) !== addressOf(selected)) say("");
  selection = to;
  selected = area;
  const { book, host } = theDesk();
  host.workbook.selected = area;
  contentLine.show(book, sheet, to, area);
}

async function save(): Promise<void> {
  if (!grid.endTyping()) return say("Nothing is saved: a cell is to be finished first.");
  await entering;
  const { book, saved } = theDesk();
  const name = offerFile(book.name, saveBook(book));
  saved();
  say(`${name} is saved to your downloads.`);
}

/** Takes back what was done, or does it again, and shows where. */
async function travel(way: "undo" | "redo"): Promise<void> {
  if (!grid.endTyping()) return;
  await entering;
  const step = await theDesk()[way]();
  if (step !== undefined) {
    bringForward(step.sheet, selectionOf(step.area));
    refresh();
  }
  say(travelled[way][step === undefined ? "not" : "done"]);
}

/** Does something that a file may refuse, and says so. */
async function attempt(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (caught) {
    if (!isRefusal(caught)) throw caught;
    say(caught.message);
  }
}

function say(message: string): void {
  page.status.textContent = message;
}

function theDesk(): Desk {
  if (desk === undefined) throw new Error("no workbook is open");
  return desk;
}

function theFront(): Sheet {
  const sheet = front ?? theDesk().book.workbook.sheets[0];
  if (sheet === undefined) throw new Error("a workbook has a sheet");
  return sheet;
}
