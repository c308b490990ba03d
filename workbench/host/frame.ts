import { addressWithHost, type ExcelOnTheWeb, frameName } from "./appContext.ts";
import { newConversation } from "./conversation.ts";
import type { Host } from "./host.ts";
import type { Exit } from "./keyboard.ts";

/** An add-in open in a frame of this page. */
export interface OpenAddin {
  readonly frame: HTMLIFrameElement;
  /** Gives its first control the keyboard. */
  readonly enter: () => void;
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
  /** Told where the keyboard goes when the add-in, having it, hands it back. */
  readonly onExit?: (exit: Exit) => void;
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
  const frame = document.createElement("iframe");
  const entry = newEntry(frame);
  const left = (exit: Exit): void => {
    // Whoever does not have the keyboard has none to hand back.
    if (document.activeElement === frame) options.onExit?.(exit);
  };
  const { take, tell, enter } = newConversation(host, excel, {
    refused: options.onRefused ?? (() => {}),
    left,
  });
  frame.title = options.title;
  frame.name = frameName(excel, location.origin); // before it is inserted: afterwards the frame does not learn of it
  frame.src = addressWithHost(options.address, excel.locale);
  const { origin } = new URL(frame.src);
  const listen = (event: MessageEvent): void => {
    // The frame may have been led elsewhere: then it is no longer the add-in that speaks.
    if (event.source === frame.contentWindow && event.origin === origin) void take(event);
  };
  addEventListener("message", listen);
  frame.addEventListener("load", () => onPlainF6(frame, left));
  const stopTelling = host.onEvent(tell);
  options.into.append(frame);
  return {
    frame,
    enter: () => {
      entry.asked();
      frame.focus();
      if (frame.contentWindow !== null) enter(frame.contentWindow, origin);
    },
    close: () => {
      removeEventListener("message", listen);
      stopTelling();
      entry.close();
      frame.remove();
    },
  };
}

/** For so long, in milliseconds, an add-in may still be about to take the keyboard that it was asked to take. */
const LATE = 1000;

/**
 * Keeps an add-in that was asked to take the keyboard from taking it late, when the person has already gone on: it is
 * given back to what had it.
 */
function newEntry(frame: HTMLIFrameElement): { readonly asked: () => void; readonly close: () => void } {
  const listening = new AbortController();
  const { signal } = listening;
  let at = Number.NEGATIVE_INFINITY;
  let since: EventTarget | null = null;
  const onFocus = ({ target }: FocusEvent): void => {
    if (target !== frame) since = target;
  };
  const onBlur = (): void => {
    const before = since;
    if (document.activeElement !== frame || performance.now() - at > LATE) return;
    queueMicrotask(() => (before as HTMLElement | null)?.focus({ preventScroll: true }));
  };
  // By Tab a person goes in without the add-in being asked.
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === "Tab") since = null;
  };
  addEventListener("focusin", onFocus, { signal });
  addEventListener("blur", onBlur, { signal });
  addEventListener("keydown", onKey, { signal, capture: true });
  return {
    asked: () => {
      at = performance.now();
      since = null;
    },
    close: () => listening.abort(),
  };
}

/** F6 goes from part to part on this page; office.js hands back Ctrl and F6 only, and leaves F6 alone to the page. */
function onPlainF6(frame: HTMLIFrameElement, left: (exit: Exit) => void): void {
  frame.contentDocument?.addEventListener("keydown", (event) => {
    if (event.key !== "F6" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    left(event.shiftKey ? "placeBefore" : "nextPlace");
  });
}
