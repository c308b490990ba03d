import { limits, megabytes } from "../limits.ts";
import { refuseByNature } from "../read/nature.ts";
import { refuseToRead } from "../read/readRefusals.ts";
import type { ZipEntry } from "./zip.ts";

const LOCAL = 0x04034b50;
const LISTED = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const ENCRYPTED = 0x1 | 0x40 | 0x2000;
const SIZES_FOLLOW = 0x8;
const IN_ZIP64 = 0xffffffff;

/**
 * The entries of a zip by name, in the order of its directory, nothing unpacked yet.
 *
 * Stricter than the format asks: the parts must fill the file from its first byte, none over another, none twice, and
 * the directory must agree with the parts, so that every program that opens the file sees the same thing in it.
 *
 * @throws a refusal that says what the file really is, or how it is damaged, and what to do
 */
export function openZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  if (bytes.length > limits.file)
    throw refuseToRead(
      "TOO-LARGE",
      `This file has ${megabytes(bytes.length)}; the most that is read is ${megabytes(limits.file)}. ` +
        "Take pictures and unused sheets out of it, or copy the sheets that matter to a new workbook.",
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const beginning = bytes.length >= 4 ? view.getUint32(0, true) : 0;
  if (beginning !== LOCAL && beginning !== END)
    throw endRecord(view) === undefined ? refuseByNature(bytes) : refuseExtra();
  const end = findEnd(view);
  const entries = readDirectory(bytes, view, end);
  refuseOverlaps(entries, end.offset);
  return new Map([...entries.values()].map(({ entry }) => [entry.name, entry]));
}

interface End {
  readonly count: number;
  /** Where the directory begins, from the first byte of the file. */
  readonly offset: number;
  /** Where the directory ends, and its end record begins. */
  readonly at: number;
}

function findEnd(view: DataView): End {
  const at = endRecord(view);
  if (at === undefined) {
    for (let i = view.byteLength - 4; i >= 0; i--) if (view.getUint32(i, true) === END) throw refuseExtra();
    throw refuseToRead(
      "INCOMPLETE",
      "This file is incomplete: a download or an e-mail cut it off before its end. Fetch it again.",
    );
  }
  const count = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (offset === IN_ZIP64 || size === IN_ZIP64 || count === 0xffff) throw refuseZip64();
  if (offset + size !== at || view.getUint16(at + 8, true) !== count) throw refuseExtra();
  return { count, offset, at };
}

/** Where the record stands that ends every zip, its comment reaching exactly to the end of the file. */
function endRecord(view: DataView): number | undefined {
  const length = view.byteLength;
  for (let at = length - END_LENGTH; at >= 0 && at >= length - END_LENGTH - 0xffff; at--)
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) === length)
      return at;
  return undefined;
}

interface Placed {
  readonly entry: ZipEntry;
  readonly start: number;
  /** Behind the entry's bytes; a record of its sizes may follow. */
  readonly end: number;
}

function readDirectory(bytes: Uint8Array, view: DataView, end: End): ReadonlyMap<string, Placed> {
  if (end.count > limits.parts)
    throw refuseToRead(
      "TOO-MANY-PARTS",
      `This file has ${end.count} parts; the most that is read is ${limits.parts}. ` +
        "Copy the sheets that matter to a new workbook.",
    );
  const entries = new Map<string, Placed>();
  let at = end.offset;
  for (let i = 0; i < end.count; i++) {
    if (at + 46 > end.at || view.getUint32(at, true) !== LISTED) throw refuseDamaged();
    const length =
      46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + length > end.at) throw refuseDamaged();
    const placed = readEntry(bytes, view, at, end.offset);
    const key = placed.entry.name.toLowerCase();
    if (entries.has(key))
      throw refuseToRead(
        "DUPLICATE-PART",
        `This file holds its part ${placed.entry.name} twice, and programs differ on which counts. ` +
          "Open it in Excel, look it over and save it again.",
      );
    entries.set(key, placed);
    at += length;
  }
  if (at !== end.at) throw refuseDamaged();
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, directory: number): Placed {
  const u16 = (from: number): number => view.getUint16(at + from, true);
  const u32 = (from: number): number => view.getUint32(at + from, true);
  const flags = u16(8);
  const packed = u32(20);
  const extraAt = at + 46 + u16(28);
  const rawName = bytes.subarray(at + 46, extraAt);
  const name = partName(rawName);
  if (flags & ENCRYPTED)
    throw refuseToRead(
      "ENCRYPTED-PART",
      "This zip file is protected with a password. Unpack it with the password and choose the workbook inside.",
    );
  if (u16(10) !== 0 && u16(10) !== 8)
    throw refuseToRead(
      "UNKNOWN-COMPRESSION",
      `The part ${name} is packed in a way that workbooks do not use. Open it in Excel and save it again.`,
    );
  if (packed === IN_ZIP64 || u32(24) === IN_ZIP64 || u32(42) === IN_ZIP64) throw refuseZip64();
  const start = u32(42);
  const from = localData(bytes, view, { start, directory, rawName, flags, listed: at });
  if (from + packed > directory) throw refuseDamaged();
  if (u16(10) === 0 && packed !== u32(24)) throw refuseDamaged();
  return {
    start,
    end: from + packed,
    entry: {
      name,
      size: u32(24),
      raw: bytes.subarray(from, from + packed),
      method: u16(10),
      crc: u32(16),
      header: {
        name: rawName,
        madeBy: u16(4),
        needs: u16(6),
        flags,
        time: u32(12),
        internal: u16(36),
        external: u32(38),
        extra: bytes.subarray(extraAt, extraAt + u16(30)),
        comment: bytes.subarray(extraAt + u16(30), extraAt + u16(30) + u16(32)),
      },
    },
  };
}

interface Local {
  readonly start: number;
  readonly directory: number;
  readonly rawName: Uint8Array;
  readonly flags: number;
  /** Where the same entry stands in the directory. */
  readonly listed: number;
}

/** Where an entry's bytes begin, once its local header is found to say what the directory says. */
function localData(
  bytes: Uint8Array,
  view: DataView,
  { start, directory, rawName, flags, listed }: Local,
): number {
  if (start + 30 > directory || view.getUint32(start, true) !== LOCAL) throw refuseDamaged();
  const nameLength = view.getUint16(start + 26, true);
  const sameName =
    nameLength === rawName.length && rawName.every((byte, i) => bytes[start + 30 + i] === byte);
  const sameMethod = view.getUint16(start + 8, true) === view.getUint16(listed + 10, true);
  const sameSizes =
    (flags & SIZES_FOLLOW) !== 0 ||
    [0, 4, 8].every((n) => view.getUint32(start + 14 + n, true) === view.getUint32(listed + 16 + n, true));
  if (!sameName || !sameMethod || !sameSizes) throw refuseDamaged();
  return start + 30 + nameLength + view.getUint16(start + 28, true);
}

/** The name of a part with `/` between folders. One that leads outside the package is refused, not mended. */
function partName(raw: Uint8Array): string {
  const name = decoded(raw).replaceAll("\\", "/");
  if (name === "" || name.startsWith("/") || /^[a-z]:/i.test(name) || name.split("/").includes(".."))
    throw refuseToRead(
      "UNSAFE-NAME",
      `This file holds a part named ${name || "with nothing"}, which no workbook has. Do not open it; ask its sender.`,
    );
  return name;
}

function decoded(raw: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder("latin1").decode(raw); // names of pictures by old zip programs; ours are plain ASCII
  }
}

/** Sizes that follow a part's data are 12 to 24 bytes; anything else between parts is hidden there. */
const MOST_BETWEEN = 24;

function refuseOverlaps(entries: ReadonlyMap<string, Placed>, directory: number): void {
  const placed = [...entries.values()].sort((a, b) => a.start - b.start);
  let free = 0;
  for (const { start, end, entry } of placed) {
    if (start < free)
      throw refuseToRead(
        "OVERLAPPING-PARTS",
        `This file is built to deceive: its part ${entry.name} lies over another. Do not open it; ask its sender.`,
      );
    if (start - free > (free === 0 ? 0 : MOST_BETWEEN)) throw refuseExtra();
    free = end;
  }
  if (directory - free > MOST_BETWEEN) throw refuseExtra();
}

const refuseDamaged = () =>
  refuseToRead(
    "DAMAGED-ZIP",
    "This file is damaged: its directory and its parts disagree. Ask for it again.",
  );
const refuseExtra = () =>
  refuseToRead(
    "EXTRA-BYTES",
    "This file is damaged: it holds bytes that belong to no part of it. Open it in Excel and save it again.",
  );
const refuseZip64 = () =>
  refuseToRead(
    "ZIP64",
    "This file is packed in the form for files above 4 GB. Open it in Excel and save it again.",
  );
