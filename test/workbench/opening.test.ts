import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../src/file/refusal.ts";
import { openFile } from "../../workbench/page/openFile.ts";
import { newOpening } from "../../workbench/page/opening.ts";

const fileOf = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../templates/${name}`, import.meta.url)));
const example = fileOf("worked-example.xlsx");
const planner = fileOf("twintrack.xlsx");
const noWorkbook = new TextEncoder().encode("Dear all, please find attached the");

/** A file whose bytes come when it is told. */
function slow(bytes: Uint8Array<ArrayBuffer>): { come: () => void; bytes: () => Promise<ArrayBuffer> } {
  let come = (): void => {};
  const coming = new Promise<ArrayBuffer>((done) => {
    come = () => done(bytes.buffer);
  });
  return { come: () => come(), bytes: () => coming };
}

describe("opening a workbook", () => {
  test("stops between the sheets, and within a large one, so that the page goes on", () => {
    const opening = openFile("Example.xlsx", example);
    let stops = 0;
    let step = opening.next();
    for (; !step.done; step = opening.next()) stops++;
    const { sheets } = step.value.workbook;
    expect(stops).toBeGreaterThan(3 * sheets.length);
  });

  test("says which is being opened", async () => {
    const said: string[] = [];
    const book = await newOpening((message) => said.push(message)).open("A.xlsx", atHand(planner));
    expect([said, book?.name]).toEqual([["Opening A.xlsx…"], "A.xlsx"]);
  });

  test.each(["first", "second"])(
    "is of no account once another is asked for, if the %s comes sooner",
    async (sooner) => {
      const { open } = newOpening(() => {});
      const [first, second] = [slow(example), slow(planner)];
      const both = [open("A.xlsx", first.bytes), open("B.xlsx", second.bytes)];
      for (const file of sooner === "first" ? [first, second] : [second, first]) {
        file.come();
        await file.bytes();
      }
      expect((await Promise.all(both)).map((book) => book?.name)).toEqual([undefined, "B.xlsx"]);
    },
  );

  test("is left half-way when another is asked for meanwhile", async () => {
    const { open } = newOpening(() => {});
    const first = open("A.xlsx", atHand(example));
    await new Promise((goOn) => setImmediate(goOn));
    const second = open("B.xlsx", atHand(planner));
    expect((await Promise.all([first, second])).map((book) => book?.name)).toEqual([undefined, "B.xlsx"]);
  });

  test("says why a file is refused, unless nobody waits for it any more", async () => {
    const { open } = newOpening(() => {});
    expect(await open("A.xlsx", atHand(noWorkbook)).catch(isRefusal)).toBe(true);
    const overtaken = open("A.xlsx", atHand(noWorkbook));
    await open("B.xlsx", atHand(planner));
    expect(await overtaken).toBeUndefined();
  });
});

const atHand = (bytes: Uint8Array<ArrayBuffer>) => (): Promise<ArrayBuffer> => Promise.resolve(bytes.buffer);
