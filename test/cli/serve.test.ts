import { X509Certificate } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Certificate, newCertificate } from "../../src/cli/certificate.ts";
import { fileAt, type Served, serve } from "../../src/cli/serve.ts";

const NOW = new Date(Date.UTC(2026, 10, 22));
const folder = mkdtempSync(join(tmpdir(), "twintrack-served-"));
mkdirSync(join(folder, "page/deep"), { recursive: true });
writeFileSync(join(folder, "page/index.html"), "<p>Here</p>");
writeFileSync(join(folder, "page/deep/a b.js"), "1");
writeFileSync(join(folder, "secret.txt"), "no");
const folders = { "/": join(folder, "page"), "/deep-office/": join(folder, "page/deep") };

let certificate: Certificate;
const servers: Served[] = [];
const start = async (port: number): Promise<Served> => {
  const served = await serve(folders, certificate, port);
  servers.push(served);
  return served;
};
beforeAll(async () => {
  certificate = await newCertificate(NOW);
});
afterAll(() => Promise.all(servers.map((served) => served.close())));

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}
const get = (address: string, method = "GET", headers: OutgoingHttpHeaders = {}): Promise<Answer> =>
  new Promise((done, failed) => {
    request(address, { method, headers, ca: certificate.cert }, (answer) => {
      let text = "";
      answer.on("data", (piece) => {
        text += piece;
      });
      answer.on("end", () =>
        done({ status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "", text }),
      );
    })
      .on("error", failed)
      .end();
  });

test("the page is served over https with a certificate for this machine's own name", async () => {
  const { address } = await start(0);
  expect(address).toMatch(/^https:\/\/localhost:\d+\/$/);
  expect(await get(address)).toEqual({ status: 200, type: "text/html; charset=utf-8", text: "<p>Here</p>" });
  const read = new X509Certificate(certificate.cert);
  expect(read.subjectAltName).toBe("DNS:localhost");
  expect(Date.parse(read.validTo)).toBeLessThan(NOW.getTime() + 32 * 86_400_000);
});

test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])(
  "%s is refused: only reading is answered",
  async (method) => {
    const { address } = await start(0);
    expect(await get(address, method)).toMatchObject({
      status: 405,
      text: "This server is for reading only.\n",
    });
  },
);

test("asking for the head of a file gives nothing of the file", async () => {
  const { address } = await start(0);
  expect(await get(address, "HEAD")).toMatchObject({ status: 200, text: "" });
});

test.each([
  ["/", "page/index.html"],
  ["/deep/a%20b.js?v=1", "page/deep/a b.js"],
  ["/deep-office/a%20b.js", "page/deep/a b.js"],
  ["/../secret.txt", undefined],
  ["/%2e%2e/secret.txt", undefined],
  ["/..%2fsecret.txt", undefined],
  ["/deep/..%2f..%2fsecret.txt", undefined],
  ["/index.html%00.js", undefined],
  ["/%", undefined],
  ["/nothing.js", undefined],
  ["/deep", undefined],
])("the address %s leads to %s and never out of its folder", (address, file) => {
  expect(fileAt(folders, address)).toBe(file === undefined ? undefined : join(folder, file));
});

test("where the port is taken the next one serves, and says which was taken", async () => {
  const first = await start(0);
  const port = Number(new URL(first.address).port);
  const second = await start(port);
  expect(second.taken).toBe(port);
  expect(Number(new URL(second.address).port)).toBeGreaterThan(port);
  expect((await get(second.address)).status).toBe(200);
});
