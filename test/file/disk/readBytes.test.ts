import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBytes } from "../../../src/file/disk/readBytes.ts";
import { limits } from "../../../src/file/limits.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "twintrack-read-"));
  writeFileSync(join(folder, "plan.xlsx"), "entries");
  writeFileSync(join(folder, "empty.xlsx"), "");
  writeFileSync(join(folder, "large.xlsx"), "");
  truncateSync(join(folder, "large.xlsx"), limits.file + 1);
  mkdirSync(join(folder, "sub"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["plan.xlsx", "entries"],
  ["empty.xlsx", ""],
])("a file gives its bytes: %s", (name, expected) => {
  expect(new TextDecoder().decode(readBytes(join(folder, name)))).toBe(expected);
});

test.each([
  ["none.xlsx", "NOT-FOUND", "There is no such file"],
  ["none/plan.xlsx", "NOT-FOUND", "There is no such file"],
  ["plan.xlsx/plan.xlsx", "NOT-FOUND", "a file, not a folder"],
  ["sub", "FOLDER", "This is a folder"],
  ["large.xlsx", "TOO-LARGE", "This file has 25.1 MB; the most that is read is 25 MB"],
])("a path that gives no workbook is refused with what to do: %s", (name, code, words) => {
  expect(() => readBytes(join(folder, name))).toThrow(
    expect.objectContaining({ name: "Refusal", code, message: expect.stringContaining(words) }),
  );
});

test.skipIf(process.platform === "win32")("a device is refused rather than waited for", () => {
  expect(() => readBytes("/dev/zero")).toThrow(expect.objectContaining({ code: "FOLDER" }));
});

test.runIf(process.platform === "linux")(
  "a pipe that nobody writes to is refused rather than waited for",
  () => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    expect(() => readBytes(join(folder, "pipe"))).toThrow(expect.objectContaining({ code: "FOLDER" }));
  },
);
