/** A key and a certificate, as text, for a page that only this machine sees. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** How long a browser may remember it, in days. */
const LASTS = 30;
const DAY = 86_400_000;

/** Makes a key and a certificate for `localhost`, signed by itself; the browser will ask whether to trust it. */
export async function newCertificate(now: Date): Promise<Certificate> {
  const { generate } = await import("selfsigned");
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    notBeforeDate: new Date(now.getTime() - DAY),
    notAfterDate: new Date(now.getTime() + LASTS * DAY),
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}
