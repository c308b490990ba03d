import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { saveAtomically } from "../../../src/file/disk/saveAtomically.ts";

const now = new Date(2026, 10, 22, 14, 5);
const bytes = (text: string) => new TextEncoder().encode(text);
const isRoot = process.getuid?.() === 0;
const canMount = isRoot && process.platform === "linux" && mounts();

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "twintrack-save-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const listed = () => readdirSync(folder).sort();
const saved = (name: string) => readFileSync(at(name), "utf8");

function mounts(): boolean {
  const place = mkdtempSync(join(tmpdir(), "twintrack-mount-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", place]).status === 0;
  if (mounted) execFileSync("umount", [place]);
  rmSync(place, { recursive: true });
  return mounted;
}

/** The number of a program that has surely ended. */
const endedPid = () => spawnSync(process.execPath, ["--version"]).pid;

describe("saving a file", () => {
  test("a new file holds the bytes, and nothing else is left in the folder", () => {
    expect(saveAtomically(at("plan.xlsx"), bytes("new"), { now })).toEqual({});
    expect(saved("plan.xlsx")).toBe("new");
    expect(listed()).toEqual(["plan.xlsx"]);
  });

  test("a file that is there is left alone without force", () => {
    writeFileSync(at("plan.xlsx"), "old");
    expect(() => saveAtomically(at("plan.xlsx"), bytes("new"), { now })).toThrow(
      expect.objectContaining({ code: "EXISTS", message: expect.stringContaining("--force") }),
    );
    expect(saved("plan.xlsx")).toBe("old");
    expect(listed()).toEqual(["plan.xlsx"]);
  });

  test("with force the old file is kept under its date and time, and a second one in the same minute too", () => {
    writeFileSync(at("plan.xlsx"), "old");
    const first = saveAtomically(at("plan.xlsx"), bytes("new"), { now, force: true });
    const second = saveAtomically(at("plan.xlsx"), bytes("newer"), { now, force: true });
    expect(first.backup).toBe(at("plan (backup 2026-11-22 1405).xlsx"));
    expect(second.backup).toBe(at("plan (backup 2026-11-22 1405 2).xlsx"));
    expect(saved("plan.xlsx")).toBe("newer");
    expect(saved("plan (backup 2026-11-22 1405).xlsx")).toBe("old");
    expect(saved("plan (backup 2026-11-22 1405 2).xlsx")).toBe("new");
    expect(listed()).toHaveLength(3);
  });

  test("force on a name that is free keeps no backup", () => {
    expect(saveAtomically(at("plan.xlsx"), bytes("new"), { now, force: true })).toEqual({});
    expect(listed()).toEqual(["plan.xlsx"]);
  });

  test("the permissions of the replaced file stay", () => {
    writeFileSync(at("plan.xlsx"), "old");
    chmodSync(at("plan.xlsx"), 0o640);
    saveAtomically(at("plan.xlsx"), bytes("new"), { now, force: true });
    expect(statSync(at("plan.xlsx")).mode & 0o777).toBe(0o640);
  });

  test("a link is followed: the file it points to is replaced and the link stays", () => {
    mkdirSync(at("shared"));
    writeFileSync(at("shared/plan.xlsx"), "old");
    symlinkSync(at("shared/plan.xlsx"), at("mine.xlsx"));
    saveAtomically(at("mine.xlsx"), bytes("new"), { now, force: true });
    expect(lstatSync(at("mine.xlsx")).isSymbolicLink()).toBe(true);
    expect(saved("shared/plan.xlsx")).toBe("new");
  });
});

describe("refusing to save", () => {
  test.each([
    ["the same path", "in.xlsx"],
    ["another way round to it", "sub/../in.xlsx"],
    ["a link to it", "link.xlsx"],
    ["its second name on the disk", "hard.xlsx"],
  ])("the file that was read is never written over: %s", (_, name) => {
    writeFileSync(at("in.xlsx"), "entries");
    mkdirSync(at("sub"));
    symlinkSync(at("in.xlsx"), at("link.xlsx"));
    linkSync(at("in.xlsx"), at("hard.xlsx"));
    expect(() =>
      saveAtomically(at(name), bytes("new"), { now, force: true, inputs: [at("in.xlsx")] }),
    ).toThrow(expect.objectContaining({ code: "SAME-FILE" }));
    expect(saved("in.xlsx")).toBe("entries");
  });

  test.each([
    ["Excel", "~$plan.xlsx"],
    ["LibreOffice", ".~lock.plan.xlsx#"],
  ])("a workbook that is open in %s is left alone and the sentence says to close it", (program, sign) => {
    writeFileSync(at("plan.xlsx"), "old");
    writeFileSync(at(sign), "");
    expect(() => saveAtomically(at("plan.xlsx"), bytes("new"), { now, force: true })).toThrow(
      expect.objectContaining({
        code: "OPEN-ELSEWHERE",
        message: expect.stringContaining(`open in ${program}. Close it`),
      }),
    );
    expect(saved("plan.xlsx")).toBe("old");
    expect(listed()).toEqual([sign, "plan.xlsx"].sort());
  });

  test.each([
    ["a folder", "sub", "FOLDER", "This is a folder"],
    ["a folder that is not there", "none/plan.xlsx", "NOT-FOUND", "no such folder"],
    ["a file taken for a folder", "file/plan.xlsx", "NOT-FOUND", "a file, not a folder"],
    ["a name that is too long", `${"x".repeat(300)}.xlsx`, "NAME-TOO-LONG", "shorter"],
  ])("%s is refused with what to do and that nothing was changed", (_, name, code, words) => {
    mkdirSync(at("sub"));
    writeFileSync(at("file"), "");
    expect(() => saveAtomically(at(name), bytes("new"), { now, force: true })).toThrow(
      expect.objectContaining({
        name: "Refusal",
        code,
        message: expect.stringMatching(new RegExp(`${words}.*Nothing was changed\\.$`)),
      }),
    );
    expect(listed()).toEqual(["file", "sub"]);
  });

  test("a lock held by a running Twintrack, here or on another computer, is respected", () => {
    const lock = at(".plan.xlsx.twintrack-lock");
    for (const holder of [`${process.ppid}@${hostname()}`, "1@another-computer"]) {
      writeFileSync(lock, holder);
      expect(() => saveAtomically(at("plan.xlsx"), bytes("new"), { now })).toThrow(
        expect.objectContaining({
          code: "LOCKED",
          message: expect.stringContaining(".plan.xlsx.twintrack-lock"),
        }),
      );
      expect(listed()).toEqual([".plan.xlsx.twintrack-lock"]);
    }
  });

  test("a lock whose holder has ended, or that says nothing, is taken over, and what it left is swept", () => {
    const ended = endedPid();
    for (const holder of [`${ended}@${hostname()}`, ""]) {
      writeFileSync(at(".plan.xlsx.twintrack-lock"), holder);
      writeFileSync(at(`.plan.xlsx.${ended}@${hostname()}.tmp`), "half");
      writeFileSync(at(".plan.xlsx.1@another-computer.tmp"), "theirs");
      saveAtomically(at("plan.xlsx"), bytes("new"), { now, force: true });
      expect(listed().filter((name) => !name.includes("backup"))).toEqual([
        ".plan.xlsx.1@another-computer.tmp",
        "plan.xlsx",
      ]);
    }
  });
});

describe("a world that says no", () => {
  test.runIf(canMount)("a full disk leaves the old file whole, and a read-only one too", () => {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=100k", "tmpfs", folder]);
    try {
      writeFileSync(at("plan.xlsx"), "old");
      const save = () => saveAtomically(at("plan.xlsx"), new Uint8Array(300_000), { now, force: true });
      expect(save).toThrow(
        expect.objectContaining({
          code: "DISK-FULL",
          message: expect.stringContaining("Nothing was changed."),
        }),
      );
      execFileSync("mount", ["-o", "remount,ro", folder]);
      expect(save).toThrow(expect.objectContaining({ code: "READ-ONLY" }));
      expect(saved("plan.xlsx")).toBe("old");
      expect(listed()).toEqual(["plan.xlsx"]);
    } finally {
      execFileSync("umount", [folder]);
    }
  });
  if (!canMount)
    console.info("saveAtomically: the full and the read-only disk were left out (needs root on Linux).");

  test.runIf(canMount)("a file that another program holds fast is reported as in use", () => {
    writeFileSync(at("plan.xlsx"), "old");
    // A file mounted on itself answers a rename as a file held open on Windows does.
    execFileSync("mount", ["--bind", at("plan.xlsx"), at("plan.xlsx")]);
    try {
      expect(() => saveAtomically(at("plan.xlsx"), bytes("new"), { now, force: true })).toThrow(
        expect.objectContaining({ code: "IN-USE", message: expect.stringContaining("Close it") }),
      );
    } finally {
      execFileSync("umount", [at("plan.xlsx")]);
    }
    expect(saved("plan.xlsx")).toBe("old");
    expect(existsSync(at(".plan.xlsx.twintrack-lock"))).toBe(false);
  });
});
