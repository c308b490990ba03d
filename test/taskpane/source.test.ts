import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../taskpane/", import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, text: readFileSync(folder + name, "utf8") }));

/** Ways to put text on a page as HTML, to run it, to keep it, or to send it away. */
const FORBIDDEN =
  /unsafeHTML|unsafeSVG|unsafe-html|unsafe-svg|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|XMLHttpRequest|WebSocket/;

describe("the source of the pane", () => {
  test("holds the whole pane", () => {
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["main.ts", "shell.ts", "work/worker.ts"]),
    );
  });

  test.each(sources)("$name has no way to make HTML of a cell, to keep it or to send it away", ({ text }) => {
    expect(text).not.toMatch(FORBIDDEN);
  });

  test("asks for files in one place, of its own address only", () => {
    const asking = sources.filter(({ text }) => /\bfetch\(/.test(text)).map(({ name }) => name);
    expect(asking).toEqual(["actions/planner.ts"]);
  });

  test.each(["index.html", "support.html"])("%s has no script of its own in the page", (name) => {
    const page = readFileSync(folder + name, "utf8");
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i);
    expect(page).toContain("Content-Security-Policy");
  });
});
