import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "../browser.ts";
import { openWorkbench, type Workbench } from "../e2e/openWorkbench.ts";
import { attempts, paneFrame, refusedIn } from "./page.ts";

if (!hasBrowser) console.log("No browser here: nothing was planted in the workbench.");

describe.runIf(hasBrowser)("the workbench and the pane, as they are built and served", () => {
  let bench: Workbench;
  /** What went out to anybody but this machine, whether it was answered or not. */
  const strangers: string[] = [];
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.page.context().route(
      (url) => url.hostname !== "localhost",
      (route) => {
        strangers.push(route.request().url());
        return route.abort();
      },
    );
  }, 120_000);
  afterAll(() => bench?.close());

  describe("ask nobody else for anything", () => {
    test("from opening over checking, weighing, planning and words to saving", {
      timeout: 120_000,
    }, async () => {
      const { page, pane, open, walkToPlan, save, asked } = bench;
      await open();
      await walkToPlan();
      await pane.getByRole("button", { name: "Words", exact: true }).click();
      await pane.locator("main svg").first().waitFor();
      await save();
      const { origin } = new URL(page.url());
      expect(asked.length).toBeGreaterThan(10);
      expect(
        asked.filter(
          (address) => !address.startsWith(`${origin}/`) && !address.startsWith(`blob:${origin}/`),
        ),
      ).toEqual([]);
      expect(strangers).toEqual([]);
      expect(bench.faults).toEqual([]);
    });
  });

  describe.each(["the workbench", "the pane"] as const)("refuse, in the page of %s,", (which) => {
    let refused: Awaited<ReturnType<typeof refusedIn>>;
    beforeAll(async () => {
      await bench.open();
      const frame = which === "the pane" ? await paneFrame(bench.page) : bench.page.mainFrame();
      refused = await refusedIn(frame);
    }, 120_000);

    test.each(attempts.map(([what, directive], at) => [what, directive, at] as const))(
      "%s",
      (_, directive, at) => {
        expect(refused[at]).toMatchObject({ directive, left: null });
      },
    );

    test("and nothing of it left this machine", () => {
      expect(strangers).toEqual([]);
    });
  });

  describe("speak with nobody else", () => {
    /** A number that the pane's own requests do not come to, so that their answers are not taken for those meant. */
    const FORGED = 7_770_001;
    /** A request as office.js makes it, so that only its sender is wrong. */
    const forged = (conversation: string): string =>
      JSON.stringify({
        _messageType: 0,
        _actionName: "ContextActivationManager_getAppContextAsync",
        _actionType: 0,
        _conversationId: conversation,
        _correlationId: FORGED,
        _data: {},
      });
    const conversationOf = async (): Promise<string> => {
      const name = (await bench.page.locator("aside iframe").getAttribute("name")) ?? "{}";
      return String((JSON.parse(name) as { xdmInfo: string }).xdmInfo).split("|")[0] ?? "";
    };

    /** Listens in a frame, and sends a text from there to the window around it. */
    const send = (frame: Frame, text: string): Promise<void> =>
      frame.evaluate((sent) => {
        const heard: string[] = [];
        Object.assign(globalThis, { heard });
        addEventListener("message", ({ data }) => heard.push(String(data)));
        (opener ?? parent).postMessage(sent, "*");
      }, text);
    const answersIn = (frame: Frame): Promise<readonly string[]> =>
      frame.evaluate(
        (number) =>
          (globalThis as unknown as { heard: readonly string[] }).heard.filter(
            (each) => each.includes('"_messageType":1') && each.includes(`"_correlationId":${number}`),
          ),
        FORGED,
      );

    test("a request from the pane’s own window is answered, and the very same from another window is not", async () => {
      await bench.open();
      const { page } = bench;
      const request = forged(await conversationOf());
      await page.evaluate(() => {
        const frame = document.createElement("iframe");
        frame.id = "other";
        frame.src = "/pane/support.html";
        document.body.append(frame);
      });
      const other = (await (await page.waitForSelector("#other")).contentFrame()) as Frame;
      await other.waitForLoadState();
      await send(other, request);
      const own = await paneFrame(page);
      await send(own, request);
      await expect.poll(async () => (await answersIn(own)).length).toBe(1);
      expect(await answersIn(other)).toEqual([]);
    });

    test("a window of another origin is not heard by the workbench, and refused by the pane", async () => {
      await bench.open();
      const { page, faults } = bench;
      const request = forged(await conversationOf());
      await page
        .context()
        .route("https://elsewhere.example/**", (route) =>
          route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" }),
        );
      const opening = page.context().waitForEvent("page");
      await page.evaluate(() => void open("https://elsewhere.example/"));
      const elsewhere = await opening;
      await elsewhere.waitForLoadState();
      await send(elsewhere.mainFrame(), request);
      const before = faults.length;
      const answer = request.replace('"_messageType":0', '"_messageType":1');
      await elsewhere.evaluate((text) => opener.frames[0].postMessage(text, "*"), answer);
      // Said by office.js itself, in these letters.
      await expect.poll(() => faults.slice(before)).toEqual(["Failed orgin check"]);
      const own = await paneFrame(page);
      await send(own, request);
      await expect.poll(async () => (await answersIn(own)).length).toBe(1);
      expect(await answersIn(elsewhere.mainFrame())).toEqual([]);
      await elsewhere.close();
    });

    test("what is no message at all is passed over without a fault, even from the pane’s own window", async () => {
      await bench.open();
      const before = bench.faults.length;
      const conversation = await conversationOf();
      const frame = await paneFrame(bench.page);
      const begin = {
        _messageType: 0,
        _conversationId: conversation,
        _actionType: 0,
        _actionName: "executeMethod",
      };
      const shapes: unknown[] = [
        null,
        0,
        "",
        "{",
        "null",
        "[]",
        "1",
        '"text"',
        {},
        [],
        { _messageType: 0 },
        JSON.stringify(begin),
        JSON.stringify({ ...begin, _data: null }),
        JSON.stringify({ ...begin, _data: { DdaMethod: { DispatchId: 93 } } }),
        JSON.stringify({ ...begin, _data: { DdaMethod: { DispatchId: 93 }, ArrayData: "no" } }),
        JSON.stringify({ ...begin, _data: { DdaMethod: { DispatchId: 93 }, ArrayData: [0, 0, 0, 0, "{"] } }),
        JSON.stringify({
          ...begin,
          _data: { DdaMethod: { DispatchId: 93 }, ArrayData: [0, 0, 0, 0, "null"] },
        }),
        JSON.stringify({
          ...begin,
          _data: { DdaMethod: { DispatchId: 93 }, ArrayData: [0, 0, 0, 0, '{"Actions":[null]}'] },
        }),
        JSON.stringify({ ...begin, _actionName: "__proto__" }),
      ];
      await frame.evaluate((all) => {
        for (const shape of all) parent.postMessage(shape, location.origin);
      }, shapes);
      await bench.pane
        .getByRole("button", { name: /^Check/ })
        .first()
        .click();
      await bench.pane.getByRole("button", { name: "Check workbook" }).click();
      await bench.pane.locator("#summary").waitFor();
      expect(bench.faults.slice(before)).toEqual([]);
    });

    test("nobody else may put the workbench into a frame", async () => {
      const { page } = bench;
      const address = new URL(page.url()).origin;
      await page.context().route("https://framer.example/**", (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<iframe src="${address}/pane/index.html"></iframe>`,
        }),
      );
      const framer = await page.context().newPage();
      await framer.goto("https://framer.example/");
      await expect.poll(() => framer.frames()[1]?.url()).toBe("chrome-error://chromewebdata/");
      await framer.close();
    });
  });
});
