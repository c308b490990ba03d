import { Inflate } from "fflate";

/** So that a stream that promises little and unpacks to gigabytes is stopped within 33 MB of its promise. */
const SLICE = 32_768;

/**
 * Unpacks raw deflate to exactly `size` bytes, in any browser; `inflateNode.ts` is its faster twin under Node.
 *
 * @throws whatever the stream's damage causes, or a RangeError where it holds more or fewer bytes than `size`
 */
export function inflateRaw(raw: Uint8Array, size: number): Uint8Array {
  const unpacked = new Uint8Array(size);
  let at = 0;
  const stream = new Inflate((chunk) => {
    if (at + chunk.length > size) throw new RangeError("more bytes than declared");
    unpacked.set(chunk, at);
    at += chunk.length;
  });
  for (let from = 0; from < raw.length; from += SLICE)
    stream.push(raw.subarray(from, from + SLICE), from + SLICE >= raw.length);
  if (at !== size) throw new RangeError("fewer bytes than declared");
  return unpacked;
}

/** Sliced by eight: table k holds what a byte adds to the checksum k bytes later. */
const tables: readonly Int32Array[] = buildTables();

/** The CRC-32 of zip and PNG (polynomial 0xEDB88320), 0 to 2³² − 1: "123456789" → 0xCBF43926. */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as unknown as Eight;
  const at = (table: Int32Array, index: number): number => table[index & 255] as number;
  let crc = -1;
  let i = 0;
  for (; i + 8 <= bytes.length; i += 8) {
    const low = crc ^ word(bytes, i);
    const high = word(bytes, i + 4);
    crc =
      at(t7, low) ^
      at(t6, low >>> 8) ^
      at(t5, low >>> 16) ^
      at(t4, low >>> 24) ^
      at(t3, high) ^
      at(t2, high >>> 8) ^
      at(t1, high >>> 16) ^
      at(t0, high >>> 24);
  }
  for (; i < bytes.length; i++) crc = at(t0, crc ^ (bytes[i] as number)) ^ (crc >>> 8);
  return ~crc >>> 0;
}

type Eight = readonly [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
];

const word = (bytes: Uint8Array, i: number): number =>
  (bytes[i] as number) |
  ((bytes[i + 1] as number) << 8) |
  ((bytes[i + 2] as number) << 16) |
  ((bytes[i + 3] as number) << 24);

function buildTables(): Int32Array[] {
  const first = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    first[byte] = crc;
  }
  const all = [first];
  for (let k = 1; k < 8; k++) {
    const before = all[k - 1] as Int32Array;
    all.push(before.map((crc) => (first[crc & 255] as number) ^ (crc >>> 8)));
  }
  return all;
}
