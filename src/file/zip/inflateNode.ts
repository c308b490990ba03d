import { inflateRawSync } from "node:zlib";

export { crc32 } from "node:zlib";

/**
 * Unpacks raw deflate to exactly `size` bytes, with Node's own zlib: about three times as fast as `inflate.ts`, its
 * twin in browsers.
 *
 * @throws whatever the stream's damage causes, or a RangeError where it holds more or fewer bytes than `size`
 */
export function inflateRaw(raw: Uint8Array, size: number): Uint8Array {
  // A chunk of the whole size means one allocation and no joining; zlib asks for at least 64.
  const unpacked = inflateRawSync(raw, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size, 64) });
  if (unpacked.length !== size) throw new RangeError("fewer bytes than declared");
  // A plain view, not a Buffer, so that both twins give the same kind of value.
  return new Uint8Array(unpacked.buffer, unpacked.byteOffset, size);
}
