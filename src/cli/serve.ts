import { createReadStream, statSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer, type Server } from "node:https";
import { extname, join, normalize, sep } from "node:path";
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

const MOST_TRIED = 20;

/**
 * Serves folders over https to this machine alone. Where the port is taken, the next one that is free serves.
 *
 * @param port the one wanted; 0 for any
 * @throws what the system says where no port of twenty is free
 */
export async function serve(folders: Folders, certificate: Certificate, port: number): Promise<Served> {
  for (let at = port; ; at++) {
    const server = createServer(certificate, answer(folders));
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
            server.closeAllConnections();
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

const answer =
  (folders: Folders): RequestListener =>
  ({ method, url = "/" }, response) => {
    const file = method === "GET" || method === "HEAD" ? fileAt(folders, url) : undefined;
    if (file === undefined) {
      response.writeHead(404, { "content-type": "text/plain" }).end("There is nothing here.\n");
      return;
    }
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
    if (method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };

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
