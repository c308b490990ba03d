import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a zip made by hand; whatever is not given is made right. */
export interface CraftedEntry {
  readonly name: string;
  readonly bytes?: Uint8Array | string;
  readonly stored?: boolean;
  /** Any of these may lie. */
  readonly size?: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
  readonly localName?: string;
  /** Lists the entry at the place of the entry so named, adding no bytes. */
  readonly over?: string;
}

/** A zip with exactly these entries, however wrong: for tests of how wrongness is met. */
export function craftZip(entries: readonly CraftedEntry[]): Uint8Array {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  const places = new Map<string, number>();
  let offset = 0;
  for (const entry of entries) {
    const bytes = Buffer.from(entry.bytes ?? "");
    const method = entry.stored ? 0 : 8;
    const raw = method === 0 ? bytes : deflateRawSync(bytes);
    const shared = Buffer.alloc(24);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags ?? 0, 2);
    shared.writeUInt16LE(entry.method ?? method, 4);
    shared.writeUInt32LE((33 << 16) >>> 0, 6);
    shared.writeUInt32LE(entry.crc ?? crc32(bytes), 10);
    shared.writeUInt32LE(raw.length, 14);
    shared.writeUInt32LE(entry.size ?? bytes.length, 18);
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const start = entry.over === undefined ? offset : (places.get(entry.over) ?? 0);
    places.set(entry.name, start);
    const listed = Buffer.alloc(16);
    listed.writeUInt32LE(start, 12);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), withLength(shared, name), listed, name);
    if (entry.over !== undefined) continue;
    const local = Buffer.concat([
      Buffer.from("PK\x03\x04"),
      withLength(shared, localName),
      Buffer.alloc(2),
      localName,
    ]);
    body.push(local, raw);
    offset += local.length + raw.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...body, listing, end]));
}

function withLength(shared: Buffer, name: Buffer): Buffer {
  const copy = Buffer.from(shared);
  copy.writeUInt16LE(name.length, 22);
  return copy;
}
