import { addressWithHost, appContext, type ExcelOnTheWeb, frameName } from "./appContext.ts";
import type { Host } from "./host.ts";
import { type Answer, failedAtOnce, type WireEvent, type WireRequest } from "./wire.ts";

/** An add-in open in a frame of this page. */
export interface OpenAddin {
  readonly frame: HTMLIFrameElement;
  /** Closes the frame and stops listening. */
  readonly close: () => void;
}

/** What opening an add-in takes. */
export interface FrameOptions {
  /** The add-in's page: https, and the same host name as this page, or office.js refuses. */
  readonly address: string;
  readonly title: string;
  /** Put into the page here. */
  readonly into: Element;
  readonly workbookUrl?: string;
  /** Told, by name, of what the add-in asked for and the workbench does not do. */
  readonly onRefused?: (what: string) => void;
}

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

/**
 * Opens an add-in beside the workbook as Excel on the web does: in a frame, with unmodified office.js in it, speaking
 * by `postMessage`.
 */
export function openAddin(host: Pick<Host, "answer" | "onEvent">, options: FrameOptions): OpenAddin {
  const excel: ExcelOnTheWeb = {
    conversation: crypto.randomUUID(),
    control: crypto.randomUUID(),
    workbookUrl: options.workbookUrl ?? "https://workbench.invalid/Workbook.xlsx",
    locale: "en-GB",
  };
  const listeners = new Map<string, Listener>();
  const send = (to: Listener, message: object): void =>
    to.source.postMessage(
      JSON.stringify({
        _messageType: 1,
        _conversationId: excel.conversation,
        _correlationId: to.correlation,
        _origin: location.origin,
        _errorCode: 0,
        _serializerVersion: 1,
        ...message,
      }),
      to.origin,
    );
  const take = async ({ source, origin, data }: MessageEvent): Promise<void> => {
    const message = messageIn(data);
    if (message?._messageType !== 0 || message._conversationId !== excel.conversation) return;
    const sender = { source: source as Window, origin, correlation: message._correlationId };
    const name = message._actionName;
    const reply = (answer: object | null, errorCode = 0): void =>
      send(sender, { _actionName: name, _data: answer, _errorCode: errorCode, _responseType: 0 });
    if (message._actionType === 1) listeners.set(name, sender);
    if (message._actionType === 2) listeners.delete(name);
    if (message._actionType === 1 || message._actionType === 2) return reply({ Error: 0 });
    if (name === "ContextActivationManager_getAppContextAsync") return reply(appContext(excel, origin));
    if (name === "ContextActivationManager_notifyHost") return reply(null);
    const request = name === "executeMethod" ? richApiRequest(message._data) : undefined;
    if (request !== undefined) return reply(executed(await host.answer(request.body, request.flags)));
    options.onRefused?.(`${name} is not implemented by the workbench`);
    return name === "executeMethod"
      ? reply({ Version: 1, Error: INTERNAL_ERROR })
      : reply(null, NOT_UNDERSTOOD);
  };
  const stopTelling = host.onEvent((event: WireEvent) => {
    const listener = listeners.get("richApiMessage");
    const told = {
      _actionName: "richApiMessage",
      _data: { ArrayData: [[...event, false]] },
      _responseType: 1,
    };
    if (listener !== undefined) send(listener, told);
  });
  const listen = (event: MessageEvent): void => void take(event);
  addEventListener("message", listen);

  const frame = document.createElement("iframe");
  frame.title = options.title;
  frame.name = frameName(excel, location.origin); // before it is inserted: afterwards the frame does not learn of it
  frame.src = addressWithHost(options.address, excel.locale);
  options.into.append(frame);
  return {
    frame,
    close: () => {
      removeEventListener("message", listen);
      stopTelling();
      frame.remove();
    },
  };
}

function messageIn(data: unknown): Message | undefined {
  if (typeof data !== "string") return undefined;
  try {
    return JSON.parse(data) as Message;
  } catch {
    return undefined; // somebody else's message
  }
}

/** The request of the Excel API within an `executeMethod`; undefined where it is one of the older API. */
function richApiRequest(data: unknown): { body: WireRequest; flags: number } | undefined {
  const { ArrayData, DdaMethod } = data as { ArrayData?: unknown[]; DdaMethod?: { DispatchId?: number } };
  if (DdaMethod?.DispatchId !== EXECUTE_RICH_API || ArrayData === undefined) return undefined;
  return { body: JSON.parse(String(ArrayData[4])) as WireRequest, flags: Number(ArrayData[6] ?? 0) };
}

function executed(answer: Answer): object {
  if ("refused" in answer && answer.refused.number !== null)
    return { Version: 1, Error: answer.refused.number };
  const response = "response" in answer ? answer.response : failedAtOnce(answer.refused);
  return {
    Version: 1,
    Error: 0,
    Data: [200, ["CONTENT-TYPE", "application/json"], JSON.stringify(response)],
  };
}
