import type { Page } from "playwright-core";

/** When what happened between a key and the new count, in milliseconds of the clock. */
export interface Moments {
  /** The key that commits a cell went down. */
  key: number;
  /** The pane heard that something changed. */
  told: number;
  /** The pane asked for the workbook's tables, and handed them to its worker. */
  asked: number;
  handed: number;
  /** The worker answered, and the count's text changed. */
  looked: number;
  counted: number;
}

declare global {
  var watched: {
    /** The long tasks so far, in milliseconds. */
    readonly held: number[];
    readonly moments: Moments;
    readonly start: () => void;
    /** The moments that this frame saw. */
    readonly said: () => Partial<Moments>;
  };
}

/** Runs in every frame before its scripts: notes long tasks, and the moments by what passes between page, pane and worker. */
export function watchPage(): void {
  const moments = { key: 0, told: 0, asked: 0, handed: 0, looked: 0, counted: 0 };
  const now = (): number => performance.timeOrigin + performance.now();
  const held: number[] = [];
  globalThis.watched = {
    held,
    moments,
    start: () => Object.assign(moments, { key: 0, told: 0, asked: 0, handed: 0, looked: 0, counted: 0 }),
    said: () => Object.fromEntries(Object.entries(moments).filter(([, at]) => at > 0)),
  };
  new PerformanceObserver((list) => held.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
    buffered: true,
  });
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key === "Enter" || key === "Delete") moments.key = performance.timeOrigin + timeStamp;
    },
    true,
  );
  if (parent === globalThis.window) {
    addEventListener("message", () => {
      const pane = (frames[0] as unknown as typeof globalThis | undefined)?.watched.moments;
      if (pane !== undefined && pane.asked < pane.told) pane.asked = now();
    });
    return;
  }
  addEventListener("message", ({ data }) => {
    if (String(data).includes("richApiMessage")) moments.told = now();
  });
  const { Worker: Plain } = globalThis;
  globalThis.Worker = class extends Plain {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      this.addEventListener("message", ({ data }) => {
        if ("answer" in data) moments.looked = now();
      });
    }
    override postMessage(message: unknown): void {
      super.postMessage(message);
      moments.handed = now();
    }
  };
  let before = "";
  const count = (): void => {
    const text = document.querySelector("nav .badge")?.textContent ?? "";
    if (text !== before) moments.counted = now();
    before = text;
  };
  addEventListener("DOMContentLoaded", () =>
    new MutationObserver(count).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    }),
  );
}

/** What each frame of the page answers, one that has not been opened yet aside. */
export const inEachFrame = <T>(page: Page, ask: () => T): Promise<T[]> =>
  Promise.all(
    page
      .frames()
      .filter((frame) => frame.url().startsWith("https:"))
      .map((frame) => frame.evaluate(ask)),
  );
