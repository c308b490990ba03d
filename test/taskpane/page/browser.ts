import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";

/** The Chromium of this machine; null where it has none. */
export const launchBrowser = async (): Promise<Browser | null> =>
  existsSync(CHROMIUM)
    ? chromium.launch({
        executablePath: CHROMIUM,
        args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      })
    : null;
