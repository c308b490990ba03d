import { createReadStream, statSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer, type Server } from "node:https";
import { extname, join, normalize, sep } from "node:path";
import type { Duplex } from "node:stream";
import type { Certificate } from "./certificate.ts";

/** Folders by the first part of the addresses under which they are served: `/office/` and so on, `/` for the rest. */
export type Folders = Readonly<Record<string, string>>;

/** A server that runs until it is closed. */
export interface Served {
  readonly address: string;
  /** The port that was wanted, where another program has it. */
  readonly taken: number | undefined;
  readonly close: () => Promise<void>;
}

/** Who besides this server has a say in its pages. */
export interface Trusted {
  /** Addresses that scripts may come from. */
  readonly scripts: readonly string[];
  /** Pages that may show ours in a frame. */
  readonly framedBy: readonly string[];
}
const NOBODY: Trusted = { scripts: [], framedBy: [] };

const MOST_TRIED = 20;

/**
 * Serves folders over https to this machine alone. Where the port is taken, the next one that is free serves.
 *
 * @param port the one wanted; 0 for any
 * @throws what the system says where no port of twenty is free
 */
export async function serve(
  folders: Folders,
  certificate: Certificate,
  port: number,
  trusted: Trusted = NOBODY,
): Promise<Served> {
  const headers = headersFor(trusted);
  for (let at = port; ; at++) {
    const server = createServer(certificate, answer(folders, headers));
    // Connections that never came to a request would keep the server from ending.
    const open = new Set<Duplex>();
    server.on("connection", (socket) => {
      open.add(socket);
      socket.once("close", () => open.delete(socket));
    });
    try {
      await listening(server, at);
      const bound = server.address();
      const shown = typeof bound === "object" && bound !== null ? bound.port : at;
      return {
        address: `https://localhost:${shown}/`,
        taken: at === port ? undefined : port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of open) socket.destroy();
          }),
      };
    } catch (caught) {
      const isTaken = (caught as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isTaken || port === 0 || at - port >= MOST_TRIED) throw caught;
    }
  }
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "localhost", done);
  });

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

type Headers = Readonly<Record<string, string>>;

/** What goes with every answer. A page says more of itself; a worker has only this. */
const headersFor = ({ scripts, framedBy }: Trusted): Headers => ({
  "content-security-policy": [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    ["frame-ancestors 'self'", ...framedBy].join(" "),
  ].join("; "),
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
});

const answer =
  (folders: Folders, headers: Headers): RequestListener =>
  ({ method, url = "/", headers: { host }, socket }, response) => {
    const refuse = (status: number, reason: string, more: Headers = {}): void => {
      response.writeHead(status, { ...headers, ...more, "content-type": "text/plain" }).end(`${reason}\n`);
    };
    // Another name that leads here is somebody's who wants to read this server through a page of their own.
    if (!isOwnName(host, socket.localPort)) return refuse(421, "This server goes by the name localhost.");
    if (method !== "GET" && method !== "HEAD")
      return refuse(405, "This server is for reading only.", { allow: "GET, HEAD" });
    const file = fileAt(folders, url);
    if (file === undefined) return refuse(404, "There is nothing here.");
    response.writeHead(200, {
      ...headers,
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
    });
    if (method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };

const isOwnName = (host: string | undefined, port: number | undefined): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].some((name) => host?.toLowerCase() === `${name}:${port}`);

/** The file that an address names; undefined where there is none, or it would be outside its folder. */
export function fileAt(folders: Folders, url: string): string | undefined {
  const path = pathOf(url);
  if (path === undefined) return undefined;
  const first = Object.keys(folders)
    .filter((prefix) => path.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0];
  const folder = first === undefined ? undefined : folders[first];
  if (first === undefined || folder === undefined) return undefined;
  const rest = path.slice(first.length);
  const file = normalize(join(folder, rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest));
  if (!file.startsWith(normalize(folder + sep)) || file.includes("\0")) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, "https://localhost").pathname);
  } catch {
    return undefined; // a lone % names no file
  }
}
