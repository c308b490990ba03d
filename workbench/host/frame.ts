import { addressWithHost, type ExcelOnTheWeb, frameName } from "./appContext.ts";
import { newConversation } from "./conversation.ts";
import type { Host } from "./host.ts";

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
  const { take, tell } = newConversation(host, excel, options.onRefused ?? (() => {}));
  const frame = document.createElement("iframe");
  frame.title = options.title;
  frame.name = frameName(excel, location.origin); // before it is inserted: afterwards the frame does not learn of it
  frame.src = addressWithHost(options.address, excel.locale);
  const { origin } = new URL(frame.src);
  const listen = (event: MessageEvent): void => {
    // The frame may have been led elsewhere: then it is no longer the add-in that speaks.
    if (event.source === frame.contentWindow && event.origin === origin) void take(event);
  };
  addEventListener("message", listen);
  const stopTelling = host.onEvent(tell);
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
