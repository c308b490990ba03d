import { expect, test } from "vitest";
import { goTo } from "../../src/excel/goTo.ts";
import { putBackSheets, startNewPlanner } from "../../src/excel/planner.ts";
import { readGrids } from "../../src/excel/readGrids.ts";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { watch } from "../../src/excel/watch.ts";
import { writeCells } from "../../src/excel/writeCells.ts";
import { restoreSnapshot, writeGrids } from "../../src/excel/writeGrids.ts";
import { usualHabits } from "../../workbench/host/entry.ts";
import type { HostObject } from "../../workbench/host/object.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { apiName } from "../../workbench/host/query.ts";
import { asks, byPath, type WireRequest } from "../../workbench/host/wire.ts";
import { workbookObject } from "../../workbench/host/workbookObject.ts";
import { openInExcel } from "../excel/openInExcel.ts";
import { newPlan, plannedWorkbook, resultNames } from "../excel/plannedWorkbook.ts";
import { withoutSheets } from "../file/write/withoutSheets.ts";
import { connectOffice } from "./officeInNode.ts";

/** What the objects of the workbench's Excel answer, as the documentation names it; `=` where it can be set. */
interface Listed {
  readonly members: Set<string>;
  /** Which class each member leads to, by its class and name. */
  readonly leads: Map<string, string>;
}

function listed(root: HostObject): Listed {
  const members = new Set<string>();
  const leads = new Map<string, string>();
  const look = (object: HostObject | null | undefined): string => {
    if (object === null || object === undefined) throw new Error("a member leads nowhere");
    const { type, gives = {}, takes = {}, does = {}, leadsTo = {}, items, item } = object;
    const isNew = ![...members].some((member) => member.startsWith(`${type}.`));
    for (const name of [...Object.keys(gives), ...Object.keys(does), ...Object.keys(leadsTo)])
      members.add(`${type}.${apiName(name)}`);
    for (const name of Object.keys(takes)) members.add(`${type}.${apiName(name)} =`);
    if (item !== undefined) members.add(`${type}.getItem`);
    if (!isNew) return type;
    const [first] = items?.() ?? [];
    if (first !== undefined) leads.set(`${type}.getItem`, look(first));
    for (const [name, lead] of Object.entries(leadsTo))
      leads.set(
        `${type}.${apiName(name)}`,
        look(lead(...(given[name] ?? [type === "TableCollection" ? "Portfolio" : "Checks"]))),
      );
    return type;
  };
  look(root);
  return { members, leads };
}

/** What a method is given so that it leads somewhere. */
const given: Readonly<Record<string, readonly unknown[]>> = {
  GetCell: [0, 0],
  GetRow: [0],
  GetOffsetRange: [0, 0],
  GetResizedRange: [0, 0],
  GetBoundingRect: ["A1"],
};

/** The members that a request asks for, by the classes of the objects on its paths. */
function askedFor({ ObjectPaths, Actions }: WireRequest, leads: Listed["leads"]): readonly string[] {
  const members: string[] = [];
  const typeAt = (id: number | undefined): string => {
    const path = ObjectPaths[id ?? 0];
    if (path === undefined || path.ObjectPathType === byPath.root) return "Workbook";
    // Ranges alone are kept from one request to the next.
    if (path.ObjectPathType === byPath.reference) return "Range";
    if (path.ObjectPathType === byPath.service) return "";
    const member = `${typeAt(path.ParentObjectPathId)}.${path.ObjectPathType === byPath.indexer ? "getItem" : apiName(path.Name)}`;
    members.push(member);
    return leads.get(member) ?? "";
  };
  for (const path of Object.values(ObjectPaths)) typeAt(path.Id);
  for (const { ActionType, Name, ObjectPathId, QueryInfo } of Actions) {
    const type = typeAt(ObjectPathId);
    if (ActionType === asks.method) members.push(`${type}.${apiName(Name)}`);
    if (ActionType === asks.set) members.push(`${type}.${apiName(Name)} =`);
    if (ActionType === asks.query)
      for (const wanted of QueryInfo?.Select ?? [])
        members.push(wanted.split("/").reduce((at, step) => `${leads.get(at) ?? at}.${apiName(step)}`, type));
  }
  return members.filter((member) => /^[A-Z]\w*\.\w/.test(member));
}

/**
 * What the client asks for by itself: to keep and let go of objects, to cut up a large assignment, and, where it finds
 * itself on the web, to open a workbook in one step.
 */
const isOfTheClient = (member: string): boolean =>
  /\._(Keep|Remove)Reference$|^Range\._ValidateArraySize$|^Workbook\.createAndOpenWorkbook$/.test(member);

test("the workbench answers the members that src/excel uses, and no other", async () => {
  const bytes = await plannedWorkbook();
  const session = {
    workbook: openWorkbook(bytes),
    habits: usualHabits,
    changed: () => {},
    listen: () => {},
    openAnother: async () => {},
    insertSheets: async () => [],
  };
  const { members, leads } = listed(workbookObject(session));
  const used = new Set<string>();
  const listenIn = (file: Uint8Array) => {
    const host = openInExcel(file);
    const answer: typeof host.answer = (request, flags) => {
      for (const member of askedFor(request, leads)) used.add(member);
      return host.answer(request, flags);
    };
    connectOffice({ ...host, answer });
  };
  listenIn(bytes);
  const stop = await watch(() => {});
  await stop();
  await readGrids(resultNames);
  const before = await takeSnapshot(newPlan());
  await writeGrids(newPlan(), before);
  await restoreSnapshot(before);
  await writeCells([{ table: "Portfolio", row: 1, column: "Value", value: 7 }]);
  await goTo({ table: "Checks", row: 0, column: "What" });
  await startNewPlanner(Buffer.from(bytes).toString("base64"));
  listenIn(withoutSheets(bytes, ["Checks"]));
  await putBackSheets(Buffer.from(bytes).toString("base64"), ["Checks"]);
  const bare = (all: Iterable<string>) => [...all].filter((member) => !isOfTheClient(member)).toSorted();
  expect(bare(used)).toEqual(bare(members));
});
