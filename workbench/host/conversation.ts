import { appContext, type ExcelOnTheWeb } from "./appContext.ts";
import type { Host } from "./host.ts";
import { type Exit, entering, exitIn } from "./keyboard.ts";
import { type Answer, failedAtOnce, textOf, type WireEvent, type WireRequest } from "./wire.ts";

/** A message as the two frames exchange it, as JSON. */
interface Message {
  readonly _messageType: 0 | 1;
  readonly _actionName: string;
  readonly _actionType?: 0 | 1 | 2;
  readonly _conversationId: string;
  readonly _correlationId: unknown;
  readonly _data: unknown;
}

/** Whom to tell of events, and under which number. */
interface Listener {
  readonly source: Window;
  readonly origin: string;
  readonly correlation: unknown;
}

const EXECUTE_RICH_API = 93;
const NOT_UNDERSTOOD = -2;
const INTERNAL_ERROR = 5000;

/** One side of a conversation with an add-in's frame: what comes from it, and what is told to it. */
export interface Conversation {
  readonly take: (event: MessageEvent) => Promise<void>;
  readonly tell: (event: WireEvent) => void;
  /** Has the first control of an add-in's page take the keyboard. */
  readonly enter: (source: Window, origin: string) => void;
}

/** What is heard of an add-in, besides what it asks of the workbook. */
export interface Heard {
  /** Told, by name, of what is asked for and not done. */
  readonly refused: (what: string) => void;
  /** The keyboard is handed back. */
  readonly left: (exit: Exit) => void;
}

/** Speaks with office.js as Excel on the web does, by messages between frames. */
export function newConversation(
  host: Pick<Host, "answer">,
  excel: ExcelOnTheWeb,
  { refused, left }: Heard,
): Conversation {
  const listeners = new Map<string, Listener>();
  const answerTo = async ({ _actionName: name, _data: data }: Message, origin: string): Promise<Reply> => {
    if (name === "ContextActivationManager_getAppContextAsync") return { data: appContext(excel, origin) };
    if (name === "ContextActivationManager_notifyHost") {
      const exit = exitIn(data, excel.control);
      if (exit !== undefined) left(exit);
      return { data: null };
    }
    const request = name === "executeMethod" ? richApiRequest(data) : undefined;
    if (request !== undefined) return { data: executed(await host.answer(request.body, request.flags)) };
    refused(`${name} is not implemented by the workbench`);
    return name === "executeMethod"
      ? { data: { Version: 1, Error: INTERNAL_ERROR } }
      : { data: null, errorCode: NOT_UNDERSTOOD };
  };
  return {
    take: async ({ source, origin, data }) => {
      const message = messageIn(data);
      if (message?._messageType !== 0 || message._conversationId !== excel.conversation) return;
      const { _actionName: name, _actionType: type } = message;
      const sender = { source: source as Window, origin, correlation: message._correlationId };
      if (type === 1) listeners.set(name, sender);
      if (type === 2) listeners.delete(name);
      const { data: answer, errorCode = 0 }: Reply =
        type === 0 ? await answerTo(message, origin) : { data: { Error: 0 } };
      send(excel, sender, { _actionName: name, _data: answer, _errorCode: errorCode, _responseType: 0 });
    },
    tell: (event) => {
      const name = "richApiMessage";
      const listener = listeners.get(name);
      const data = { ArrayData: [[...event, false]] };
      if (listener !== undefined)
        send(excel, listener, { _actionName: name, _data: data, _errorCode: 0, _responseType: 1 });
    },
    enter: (source, origin) => send(excel, { source, origin, correlation: 0 }, entering(excel.conversation)),
  };
}

interface Reply {
  readonly data: object | null;
  readonly errorCode?: number;
}

function send(
  { conversation }: ExcelOnTheWeb,
  { source, origin, correlation }: Listener,
  message: object,
): void {
  const envelope = {
    _messageType: 1,
    _conversationId: conversation,
    _correlationId: correlation,
    _origin: location.origin,
    _serializerVersion: 1,
  };
  source.postMessage(JSON.stringify({ ...envelope, ...message }), origin);
}

const messageIn = (data: unknown): Message | undefined =>
  typeof data === "string" ? ((parsed(data) ?? undefined) as Message | undefined) : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // somebody else's message
  }
}

/** The request of the Excel API within an `executeMethod`; undefined where it is one of the older API, or none. */
function richApiRequest(data: unknown): { body: WireRequest; flags: number } | undefined {
  const { ArrayData, DdaMethod } = (data ?? {}) as {
    ArrayData?: unknown[];
    DdaMethod?: { DispatchId?: number };
  };
  if (DdaMethod?.DispatchId !== EXECUTE_RICH_API || !Array.isArray(ArrayData)) return undefined;
  const body = parsed(String(ArrayData[4])) as WireRequest | undefined;
  return Array.isArray(body?.Actions) ? { body, flags: Number(ArrayData[6] ?? 0) } : undefined;
}

function executed(answer: Answer): object {
  if ("refused" in answer && answer.refused.number !== null)
    return { Version: 1, Error: answer.refused.number };
  const response = "response" in answer ? answer.response : failedAtOnce(answer.refused);
  return {
    Version: 1,
    Error: 0,
    Data: [200, ["CONTENT-TYPE", "application/json"], textOf(response)],
  };
}
