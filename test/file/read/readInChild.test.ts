import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type ReaderCommand, readInChild, readWorkbookSafely } from "../../../src/file/read/readInChild.ts";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { amount, bookWith, costs } from "./hostileBook.ts";

const script = fileURLToPath(new URL("./readChild.ts", import.meta.url));
const reader = (how: string): ReaderCommand => ({
  node: execPath,
  arguments: ["--import", "tsx", script, how],
});
const patient = { seconds: 60, megabytes: 300 };
const small = bookWith();

describe("a workbook read in a process of its own", () => {
  test("is the same as one read here", async () => {
    expect(await readInChild(small, reader("read"), patient)).toEqual(readWorkbook(bookWith()));
  });

  test("is refused with the same code and sentence", async () => {
    const bad = bookWith(amount('<c r="B2"><v>1,5</v></c>'));
    await expect(readInChild(bad, reader("read"), patient)).rejects.toMatchObject({
      name: "Refusal",
      code: "BAD-CELL",
      message: expect.stringContaining("Costs!B2"),
    });
  });

  test("that takes too long is given up, and its process ended", async () => {
    const hurried = { seconds: 0.2, megabytes: 300 };
    await expect(readInChild(small, reader("hang"), hurried)).rejects.toMatchObject({ code: "TOO-SLOW" });
  });

  test("that takes too much memory is given up, and this process lives on", async () => {
    const narrow = { seconds: 60, megabytes: 64 };
    await expect(readInChild(small, reader("eat"), narrow)).rejects.toMatchObject({ code: "TOO-SLOW" });
  });

  test("that our own code fails on says so, with the reader's words", async () => {
    await expect(readInChild(small, reader("fail"), patient)).rejects.toThrow("a fault of our own");
  });
});

describe("a workbook", () => {
  const noReader: ReaderCommand = { node: "/no/such/node", arguments: [] };

  test("is read here where it is small, without starting anything", async () => {
    expect((await readWorkbookSafely(small, noReader)).grids.size).toBe(1);
  });

  test("is read in a process of its own where its XML is large", async () => {
    const large = bookWith(
      costs("", `${" ".repeat(9_000_000)}<tableParts><tablePart r:id="rId1"/></tableParts>`),
    );
    await expect(readWorkbookSafely(large, noReader)).rejects.toMatchObject({ code: "ENOENT" });
    expect((await readWorkbookSafely(large, reader("read"), patient)).grids.size).toBe(1);
  });
});
