import type { Host } from "./host.ts";
import { type Answer, failedAtOnce, textOf, type WireRequest } from "./wire.ts";

/** What `OfficeExtension.HostBridge.init` takes: office.js puts its own ear into `onMessageFromHost`. */
export interface Bridge {
  onMessageFromHost?: (text: string) => void;
  readonly sendMessageToHost: (text: string) => void;
}

interface Message {
  readonly id: number;
  readonly type: number;
  readonly flags?: number;
  readonly message: { readonly body: WireRequest | string };
}

/** The way in without a page: texts of JSON both ways, so that nothing is shared by reference. */
export function bridgeTo(host: Host): Bridge {
  const bridge: Bridge = {
    sendMessageToHost: (text) => {
      const { id, type, flags = 0, message } = JSON.parse(text) as Message;
      if (type !== 1) return;
      const request =
        typeof message.body === "string" ? (JSON.parse(message.body) as WireRequest) : message.body;
      void host
        .answer(request, flags)
        .then((answer) =>
          bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: reply(answer) })),
        );
    },
  };
  host.onEvent((event) => {
    const text = JSON.stringify({ type: 3, controlId: "", message: { entries: [event] } });
    queueMicrotask(() => bridge.onMessageFromHost?.(text));
  });
  return bridge;
}

function reply(answer: Answer): { statusCode: number; headers: object; body: string } {
  const headers = {};
  if ("response" in answer) return { statusCode: 200, headers, body: textOf(answer.response) };
  const { code, message, number } = answer.refused;
  if (number === null)
    return { statusCode: 200, headers, body: JSON.stringify(failedAtOnce(answer.refused)) };
  const statusCode = code === "ActivityLimitReached" ? 429 : 400;
  return { statusCode, headers, body: JSON.stringify({ error: { code, message } }) };
}
