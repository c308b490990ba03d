import { deflateSync } from "fflate";
import { crc32, inflateRaw } from "#inflate";
import { type Budget, limits, megabytes } from "../limits.ts";
import { refuseToRead } from "../read/readRefusals.ts";

export { openZip } from "./zipDirectory.ts";

/** One entry of a zip, not yet unpacked. */
export interface ZipEntry {
  /** With `/` between folders; unique whatever the case of its letters. A folder's own entry ends in `/`. */
  readonly name: string;
  /** Bytes unpacked, as declared. */
  readonly size: number;
  /** The bytes as they lie in the file, packed: a view, not a copy. */
  readonly raw: Uint8Array;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Checksum of the unpacked bytes. */
  readonly crc: number;
  /** Whatever else the entry needs to be copied unchanged. */
  readonly header: ZipHeader;
}

/** The fields of an entry that only matter for copying it. */
export interface ZipHeader {
  /** The name as spelt in the file. */
  readonly name: Uint8Array;
  readonly madeBy: number;
  readonly needs: number;
  readonly flags: number;
  /** DOS time in the low half, DOS date in the high half. */
  readonly time: number;
  readonly internal: number;
  readonly external: number;
  /** Extra fields and comment as they stand in the directory. */
  readonly extra: Uint8Array;
  readonly comment: Uint8Array;
}

/** An entry to be made: its bytes, unpacked. */
export interface NewEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The unpacked bytes of an entry, with size and checksum verified.
 *
 * @param budget what the file may still unpack; taken from
 * @throws a refusal where the entry is damaged, or is more than a part or the budget allows (then before unpacking)
 */
export function inflateEntry(entry: ZipEntry, budget: Budget): Uint8Array {
  const { name, size } = entry;
  if (size > limits.part || size > budget.left)
    throw refuseToRead(
      "TOO-LARGE-UNPACKED",
      `This file would unpack to ${megabytes(limits.unpacked - budget.left + size)} with its part ${name}; ` +
        `the most that is read is ${megabytes(limits.part)} for a part and ${megabytes(limits.unpacked)} in all. ` +
        "Copy the sheets that matter to a new workbook.",
    );
  budget.left -= size;
  const bytes = unpacked(entry);
  if (bytes?.length !== size || crc32(bytes) !== entry.crc)
    throw refuseToRead(
      "DAMAGED-PART",
      `This file is damaged: its part ${name} does not unpack to what was packed. Ask for the file again.`,
    );
  return bytes;
}

function unpacked({ raw, method, size }: ZipEntry): Uint8Array | undefined {
  if (method === 0) return raw;
  try {
    return inflateRaw(raw, size);
  } catch {
    return undefined; // whatever the stream suffers from, the part is damaged
  }
}

/** 1 January 1980, the first a zip knows: made files depend on nothing but what is in them. */
const FIRST_DAY = ((1 << 5) | 1) << 16;
const UTF8_NAME = 0x800;
const SIZES_FOLLOW = 0x8;

/**
 * A zip of these entries, in this order: entries of an opened zip keep their packed bytes and header fields, new ones
 * are deflated. The same entries give the same bytes, on every machine and in every browser, because fflate packs
 * them rather than whatever zlib is at hand.
 *
 * @throws RangeError where a name is there twice: our own mistake, not the officer's
 */
export function packZip(entries: readonly (ZipEntry | NewEntry)[]): Uint8Array {
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  if (names.size < entries.length) throw new RangeError("two entries of one name");
  const packed = entries.map((entry) => ("raw" in entry ? entry : pack(entry)));
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of packed) {
    const local = localHeader(entry);
    locals.push(local, entry.raw);
    directory.push(directoryHeader(entry, offset));
    offset += local.length + entry.raw.length;
  }
  const listed = joined(directory);
  return joined([...locals, listed, endOfDirectory(packed.length, listed.length, offset)]);
}

function pack({ name, bytes }: NewEntry): ZipEntry {
  const deflated = deflateSync(bytes, { level: 6 });
  const smaller = deflated.length < bytes.length;
  const none = new Uint8Array(0);
  return {
    name,
    size: bytes.length,
    raw: smaller ? deflated : bytes,
    method: smaller ? 8 : 0,
    crc: crc32(bytes),
    header: {
      name: new TextEncoder().encode(name),
      madeBy: 20,
      needs: 20,
      flags: UTF8_NAME,
      time: FIRST_DAY,
      internal: 0,
      external: 0,
      extra: none,
      comment: none,
    },
  };
}

/** What a local header and a directory entry have in common, from "version needed" to the length of the name. */
function sharedFields(view: DataView, at: number, { header, method, crc, raw, size }: ZipEntry): void {
  view.setUint16(at, header.needs, true);
  // The sizes are known here, so none need follow the data.
  view.setUint16(at + 2, header.flags & ~SIZES_FOLLOW, true);
  view.setUint16(at + 4, method, true);
  view.setUint32(at + 6, header.time, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, raw.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, header.name.length, true);
}

function localHeader(entry: ZipEntry): Uint8Array {
  const bytes = new Uint8Array(30 + entry.header.name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  sharedFields(view, 4, entry);
  bytes.set(entry.header.name, 30);
  return bytes;
}

function directoryHeader(entry: ZipEntry, offset: number): Uint8Array {
  const { name, extra, comment, madeBy, internal, external } = entry.header;
  const bytes = new Uint8Array(46 + name.length + extra.length + comment.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, madeBy, true);
  sharedFields(view, 6, entry);
  view.setUint16(30, extra.length, true);
  view.setUint16(32, comment.length, true);
  view.setUint16(36, internal, true);
  view.setUint32(38, external, true);
  view.setUint32(42, offset, true);
  bytes.set(name, 46);
  bytes.set(extra, 46 + name.length);
  bytes.set(comment, 46 + name.length + extra.length);
  return bytes;
}

function endOfDirectory(count: number, size: number, offset: number): Uint8Array {
  const bytes = new Uint8Array(22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
