import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import { bridgeTo } from "../../workbench/host/bridge.ts";
import type { Host } from "../../workbench/host/host.ts";

interface OfficeWindow {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: {
    readonly HostBridge: { readonly init: (bridge: object) => void };
  };
}

/** What Excel on the web says it can do, and the wait for cell editing that the desktop has. */
const supported: Readonly<Record<string, number>> = { excelapi: 1.15, delayforcelledit: 1.1 };

let office: OfficeWindow | undefined;

/**
 * Microsoft's own client library, unmodified, in this process and speaking to `host`: `Excel` is a global from here
 * on. A later call turns it to another host.
 */
export function connectOffice(host: Host): typeof Excel {
  office ??= loadOffice();
  office.OfficeExtension.HostBridge.init(bridgeTo(host));
  Object.assign(globalThis, { Excel: office.Excel });
  return office.Excel;
}

// The library runs within a window of a few stand-ins, in the realm of the tests, so that its errors are our `Error`s.
function loadOffice(): OfficeWindow {
  const idle = () => {};
  const names =
    "OSF OfficeExt Microsoft Strings OTel Type Sys Excel OfficeExtension OfficeCore OfficeRuntime";
  const page: Record<string, unknown> = {
    ...Object.fromEntries(
      `${names} OSFPerformance sessionStorage localStorage`.split(" ").map((name) => [name, undefined]),
    ),
    OSF: {},
    OfficeExt: {},
    Microsoft: {},
    Strings: {},
    Promise,
    name: "",
    history: {},
    external: {},
    fetch: idle,
    addEventListener: idle,
    removeEventListener: idle,
    postMessage: idle,
    navigator: { userAgent: "node" },
    location: { hash: "", search: "", href: "https://localhost/", hostname: "localhost", protocol: "https:" },
    document: {
      createElement: () => ({}),
      getElementsByTagName: () => [],
      addEventListener: idle,
      readyState: "complete",
      domain: "localhost",
      documentElement: {},
      head: {},
      body: {},
    },
    Office: { context: { platform: "OfficeOnline", requirements: { isSetSupported } } },
  };
  for (const name of ["window", "self", "top", "parent"]) page[name] = page;
  const file = createRequire(import.meta.url).resolve("@microsoft/office-js/dist/excel-web-16.00.js");
  const source = readFileSync(file, "utf8");
  vm.compileFunction(`with (window) {\n${source}\n}`, ["window"], { filename: file })(page);
  return page as unknown as OfficeWindow;
}

function isSetSupported(set: string, version = "1.1"): boolean {
  const has = supported[set.toLowerCase()];
  const minor = (of: number | string) => Number(String(of).split(".")[1] ?? "0");
  return has !== undefined && minor(version) <= minor(has);
}
