import { type Browser, chromium } from "playwright-core";
import { findProgram } from "./programs.ts";

const found = findProgram(
  [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
  ],
  [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Program Files/Google/Chrome/Application/chrome.exe",
    "/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
  ],
);

/** Whether this machine has Chromium, Chrome or Edge to try a page in. */
export const hasBrowser = found !== undefined;

/**
 * Starts the browser of this machine, with no window.
 *
 * @throws Error where there is none; see {@link hasBrowser}
 */
export async function launchBrowser(): Promise<Browser> {
  if (found === undefined) throw new Error("No Chromium, Chrome or Edge was found here.");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath: found, args });
}
