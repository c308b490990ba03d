import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newConversation } from "../../workbench/host/conversation.ts";

const ORIGIN = "https://localhost:3443";
beforeEach(() => void vi.stubGlobal("location", { origin: ORIGIN }));
afterEach(() => void vi.unstubAllGlobals());

const excel = {
  conversation: "ours",
  control: "pane",
  workbookUrl: "https://w.invalid/a.xlsx",
  locale: "en-GB",
};
const host = { answer: async () => ({ response: { Results: [], TraceIds: [] } }) };

const deaf = { refused: () => {}, left: () => {} };

/** The pane's window, as far as it is spoken to: what it was sent, and to whom it was to go. */
function aWindow(): { readonly sent: [text: string, to: unknown][]; readonly source: Window } {
  const sent: [string, unknown][] = [];
  return {
    sent,
    source: { postMessage: (text: string, to: unknown) => sent.push([text, to]) } as unknown as Window,
  };
}

const message = (source: Window, more: object): MessageEvent =>
  ({
    source,
    origin: ORIGIN,
    data: JSON.stringify({ _messageType: 0, _conversationId: "ours", ...more }),
  }) as MessageEvent;

test("every answer and every event goes to the origin that asked, never to whoever is there", async () => {
  const { sent, source } = aWindow();
  const { take, tell, enter } = newConversation(host, excel, deaf);
  await take(message(source, { _actionName: "ContextActivationManager_getAppContextAsync", _actionType: 0 }));
  await take(message(source, { _actionName: "richApiMessage", _actionType: 1 }));
  await take(message(source, { _actionName: "unheardOf", _actionType: 0 }));
  tell([65536, 10, "Workbook", "{}", 1]);
  enter(source, ORIGIN);
  expect(sent.map(([, to]) => to)).toEqual([ORIGIN, ORIGIN, ORIGIN, ORIGIN, ORIGIN]);
});

test.each([
  ["another conversation", { _conversationId: "theirs" }],
  ["no conversation", { _conversationId: undefined }],
  ["an answer", { _messageType: 1 }],
])("a message of %s is not answered", async (_, wrong) => {
  const { sent, source } = aWindow();
  const { take } = newConversation(host, excel, deaf);
  await take(message(source, { _actionName: "executeMethod", _actionType: 0, ...wrong }));
  expect(sent).toEqual([]);
});

// biome-ignore format: reads as a table
test.each([
  ["Tab", "pane", 13, ["next"]],
  ["Shift and Tab", "pane", 14, ["before"]],
  ["Ctrl and F6", "pane", 5, ["nextPlace"]],
  ["Ctrl, Shift and F6", "pane", 6, ["placeBefore"]],
  ["Escape", "pane", 15, ["sheet"]],
  ["another add-in", "other", 13, []],
  ["what is none of the keyboard's", "pane", 24, []],
  ["a text in place of a number", "pane", "13", []],
  ["a name of every object", "pane", "constructor", []],
])("an add-in hands the keyboard back by the numbers that are known, and no others: %s", async (_, control, action, expected) => {
  const exits: string[] = [];
  const { take } = newConversation(host, excel, { ...deaf, left: (exit) => exits.push(exit) });
  const notify = "ContextActivationManager_notifyHost";
  await take(message(aWindow().source, { _actionName: notify, _actionType: 0, _data: [control, action] }));
  expect(exits).toEqual(expected);
});
