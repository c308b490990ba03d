import { spawn } from "node:child_process";
import process from "node:process";
import { isRefusal, refusal } from "../refusal.ts";
import { openZip } from "../zip/zip.ts";
import { refuseToRead } from "./readRefusals.ts";
import { type ReadWorkbook, readWorkbook } from "./readWorkbook.ts";

/** How to start a process that does nothing but call {@link answerAsChild}. */
export interface ReaderCommand {
  /** The Node executable. */
  readonly node: string;
  /** What Node runs: options, the script, and whatever tells the script to read. */
  readonly arguments: readonly string[];
}

/** How long a child may read, and how much memory its JavaScript may take. */
export interface ChildLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * Five seconds, and memory for 512 MB in all: what is unpacked lies outside JavaScript's own memory, and is bounded by
 * the reader at 200 MB.
 */
const usual: ChildLimits = { seconds: 5, megabytes: 300 };

/**
 * Bytes unpacked up to which a workbook is read in this process. Starting a child costs more than reading most
 * workbooks does; the reader is bounded, and the slowest spelling of so many bytes is read in about a second.
 */
const QUICK = 8_000_000;

/**
 * Reads a workbook safely whatever it is: a small one here, a larger one in a child process that is ended when it takes
 * too long or too much.
 *
 * @throws a refusal of {@link readWorkbook}, or TOO-SLOW
 */
export async function readWorkbookSafely(
  bytes: Uint8Array,
  reader: ReaderCommand,
  limits?: ChildLimits,
): Promise<ReadWorkbook> {
  return isQuick(bytes) ? readWorkbook(bytes) : readInChild(bytes, reader, limits);
}

/** Whether a workbook's XML is small, by the sizes its parts declare, which unpacking holds them to. */
function isQuick(bytes: Uint8Array): boolean {
  let unpacked = 0;
  for (const { name, size } of openZip(bytes).values()) if (/\.(xml|rels)$/i.test(name)) unpacked += size;
  return unpacked <= QUICK;
}

/**
 * Reads a workbook in a process of its own.
 *
 * @throws a refusal as {@link readWorkbookSafely}; an Error with the child's words where our own code fails in it
 */
export function readInChild(
  bytes: Uint8Array,
  reader: ReaderCommand,
  { seconds, megabytes }: ChildLimits = usual,
): Promise<ReadWorkbook> {
  const child = spawn(reader.node, [`--max-old-space-size=${megabytes}`, ...reader.arguments], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced", // keeps Maps as they are
  });
  return new Promise((resolve, reject) => {
    let words = "";
    const watchdog = setTimeout(() => child.kill("SIGKILL"), 1000 * seconds);
    child.stderr?.on("data", (piece: Uint8Array) => {
      words = `${words}${new TextDecoder().decode(piece)}`.slice(-4000);
    });
    child.on("error", reject);
    // A child that ends before it has taken the bytes says why by ending.
    child.send(bytes, () => undefined);
    child.on("message", (answer) => {
      const { read, refused } = answer as Answer;
      if (read !== undefined) resolve(read);
      else if (refused !== undefined) reject(refusal(refused.code, refused.sentence));
    });
    child.on("close", (status, signal) => {
      clearTimeout(watchdog);
      // Without effect where an answer has come. A child out of memory ends by a signal, or with 134 through a shell.
      if (signal !== null || status === 134) reject(refuseSlow());
      else reject(new Error(`the reader ended with ${status} and no answer: ${words}`));
    });
  });
}

/** What a child has to say: one of the two. */
interface Answer {
  readonly read?: ReadWorkbook;
  readonly refused?: { readonly code: string; readonly sentence: string };
}

/**
 * Waits for the bytes of a workbook, reads it and sends it, or its refusal, to the process that started this one;
 * anything else is thrown.
 */
export function answerAsChild(): void {
  process.once("message", (bytes) => {
    process.send?.(readOrRefuse(bytes as Uint8Array), undefined, undefined, () => process.disconnect());
  });
}

function readOrRefuse(bytes: Uint8Array): Answer {
  try {
    return { read: readWorkbook(bytes) };
  } catch (caught) {
    if (isRefusal(caught)) return { refused: { code: caught.code, sentence: caught.message } };
    throw caught;
  }
}

const refuseSlow = () =>
  refuseToRead(
    "TOO-SLOW",
    "This workbook takes too long, or too much memory, to read. Copy the sheets that matter to a new workbook.",
  );
