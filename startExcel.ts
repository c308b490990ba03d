/** Serves the pane to Excel on this machine and says how to load it there: `npm run start:excel`. */
import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import webpack from "webpack";
import { type Certificate, newCertificate } from "./src/cli/certificate.ts";
import { serve } from "./src/cli/serve.ts";
import { OFFICE_HOSTS, taskPane } from "./webpack.config.mjs";

/** The pages in which Excel on the web shows a pane. */
const EXCEL_ON_THE_WEB = ["officeapps.live.com", "office.com", "sharepoint.com", "microsoft365.com"].map(
  (name) => `https://*.${name}`,
);
/** The port that manifest.xml names. */
const PORT = 3000;
const KEPT = "out/certificate";

/** The certificate made before, while it lasts: it has to be trusted once, so it is not made anew each time. */
async function keptCertificate(now: Date): Promise<Certificate> {
  const [key, cert] = [join(KEPT, "localhost.key"), join(KEPT, "localhost.crt")];
  if (existsSync(key) && existsSync(cert)) {
    const kept = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
    if (Date.parse(new X509Certificate(kept.cert).validTo) > now.getTime()) return kept;
  }
  const made = await newCertificate(now);
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(key, made.key, { mode: 0o600 });
  writeFileSync(cert, made.cert);
  return made;
}

const build = (): Promise<void> =>
  new Promise((done, failed) => {
    webpack([taskPane()], (failure, stats) => {
      if (failure) failed(failure);
      else if (stats?.hasErrors()) failed(new Error(stats.toString({ all: false, errors: true })));
      else done();
    });
  });

console.log("Building the pane…");
await build();
const served = await serve({ "/": "dist/taskpane" }, await keptCertificate(new Date()), PORT, {
  scripts: OFFICE_HOSTS,
  framedBy: EXCEL_ON_THE_WEB,
});
if (served.taken !== undefined) {
  await served.close();
  console.error(
    `Port ${PORT} is taken by another program. manifest.xml names this port: end that program and try again.`,
  );
  process.exit(2);
}
console.log(`The pane is at ${served.address}; Ctrl-C ends it.

First, trust the certificate ${resolve(KEPT, "localhost.crt")} (once in 30 days):
  Windows  double-click it, Install Certificate, Current User, "Trusted Root Certification Authorities"
  Mac      double-click it, and in Keychain Access set it to Always Trust
  web      open ${served.address} in the browser and choose to go on

Then load ${resolve("manifest.xml")} into Excel:
  Windows  share the folder that holds it; File, Options, Trust Center, Trusted Add-in Catalogs: add the share;
           restart Excel; Home, Add-ins, Shared Folder, Twintrack
  Mac      copy it to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef, restart Excel, Home, Add-ins
  web      Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in

The planner opens from the Home tab. It needs Excel 2021 or later, or Microsoft 365.`);
const end = () => void served.close().then(() => process.exit(0));
process.once("SIGINT", end);
process.once("SIGTERM", end);
