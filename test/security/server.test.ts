import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Certificate, newCertificate } from "../../src/cli/certificate.ts";
import { type Served, serve } from "../../src/cli/serve.ts";

const parent = mkdtempSync(join(tmpdir(), "twintrack-server-"));
const folder = join(parent, "page");
let certificate: Certificate;
let served: Served;
let port: number;
beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "<p>Here</p>");
  writeFileSync(join(folder, "a.js"), "1");
  writeFileSync(join(parent, "secret.txt"), "secret");
  certificate = await newCertificate(new Date());
  served = await serve({ "/": folder }, certificate, 0);
  port = Number(new URL(served.address).port);
});
afterAll(() => served.close());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
/** Asks as no browser would: the path goes out as it is written, the host as it is said. */
const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  new Promise((done, failed) => {
    const asked = { host: "localhost", port, path, headers, ca: certificate.cert, servername: "localhost" };
    request(asked, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (piece) => {
        text += piece;
      });
      answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    })
      .on("error", failed)
      .end();
  });

describe("the server of pane and workbench", () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .map(({ address }) => address);

  test("is not there for other machines: this one’s address on the network refuses", async () => {
    if (others.length === 0) console.log("This machine is on no network: only its own address was tried.");
    const reached = (host: string) =>
      new Promise<string>((settled) => {
        const socket = connect({ host, port });
        socket.on("connect", () => settled("connected")).on("error", ({ message }) => settled(message));
      });
    expect(await reached("localhost")).toBe("connected");
    for (const address of others) expect(await reached(address), address).toContain("ECONNREFUSED");
  });

  // biome-ignore format: reads as a table
  test.each([
    ["attacker.example",             421],
    ["attacker.example:{port}",      421],
    ["localhost.attacker.example",   421],
    ["localhost:1",                  421],
    ["localhost",                    421],
    ["0.0.0.0:{port}",               421],
    ["localhost:{port}",             200],
    ["LOCALHOST:{port}",             200],
    ["127.0.0.1:{port}",             200],
    ["[::1]:{port}",                 200],
  ])("called %s answers %i, so that no other name can be led here", async (host, status) => {
    const { status: answered, text } = await ask("/", { host: host.replace("{port}", String(port)) });
    expect(answered).toBe(status);
    expect(text.includes("<p>Here</p>")).toBe(status === 200);
  });

  test.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/a/%2e%2e/%2e%2e/secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "//localhost/../secret.txt",
    "/%2e%2e%2fsecret.txt%00.js",
    "/%c0%ae%c0%ae/secret.txt",
    "file:///etc/passwd",
    "/%",
  ])("asked for %s gives nothing", async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(404);
    expect(text).toBe("There is nothing here.\n");
  });

  test.each(["/", "/a.js", "/nothing"])(
    "says with %s what a page may load and who may frame it",
    async (path) => {
      const { headers } = await ask(path);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
      });
      const policy = (headers["content-security-policy"] as string).split("; ");
      expect(policy).toEqual(
        expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'self'"]),
      );
      expect(policy.join("; ")).not.toMatch(/unsafe-eval|\*|https?:/);
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    },
  );

  test("lets scripts in from, and be framed by, those alone whom it is told to trust", async () => {
    const trusted = { scripts: ["https://office.example"], framedBy: ["https://*.excel.example"] };
    const other = await serve({ "/": folder }, certificate, 0, trusted);
    const answer = await new Promise<IncomingHttpHeaders>((done) =>
      request(other.address, { ca: certificate.cert }, ({ headers }) => done(headers)).end(),
    );
    await other.close();
    const policy = String(answer["content-security-policy"]).split("; ");
    expect(policy).toContain("script-src 'self' https://office.example");
    expect(policy).toContain("frame-ancestors 'self' https://*.excel.example");
  });
});
