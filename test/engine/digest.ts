import { createHash } from "node:crypto";

/** A short fingerprint of every bit of a list of numbers, for draws that must never change. */
export const digest = (numbers: Float64Array | Uint32Array): string =>
  createHash("sha256")
    .update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
    .digest("hex")
    .slice(0, 16);
