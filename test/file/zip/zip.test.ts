import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits, newBudget } from "../../../src/file/limits.ts";
import * as browser from "../../../src/file/zip/inflate.ts";
import * as node from "../../../src/file/zip/inflateNode.ts";
import { inflateEntry, openZip, packZip } from "../../../src/file/zip/zip.ts";
import { type CraftedEntry, craftZip } from "../read/hostileZip.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (caught) {
    return (caught as { code?: unknown }).code ?? caught;
  }
  return "read";
};
const entries = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[a-z]{1,8}$/), bytes: fc.uint8Array() }),
  {
    selector: (entry) => entry.name,
  },
);

describe("a zip", () => {
  test("gives back every byte that was packed, in order", () => {
    fc.assert(
      fc.property(entries, (made) => {
        const opened = openZip(packZip(made));
        const budget = newBudget();
        expect(
          [...opened.values()].map((entry) => ({ name: entry.name, bytes: inflateEntry(entry, budget) })),
        ).toEqual(made);
      }),
    );
  });

  test("is the same bytes for the same entries, and again when opened and packed", () => {
    fc.assert(
      fc.property(entries, (made) => {
        const once = packZip(made);
        expect(packZip(made)).toEqual(once);
        expect(packZip([...openZip(once).values()])).toEqual(once);
      }),
    );
  });

  test("keeps the packed bytes of an entry that is copied beside a new one", () => {
    const first = openZip(craftZip([{ name: "xl/media/a.png", bytes: "x".repeat(5000) }])).get(
      "xl/media/a.png",
    );
    const packed = openZip(packZip([first!, { name: "new.xml", bytes: bytes("<new/>") }]));
    expect(packed.get("xl/media/a.png")!.raw).toEqual(first!.raw);
    expect([...packed.keys()]).toEqual(["xl/media/a.png", "new.xml"]);
  });

  test("reads names with backslashes, and keeps their spelling when copied", () => {
    const opened = openZip(craftZip([{ name: "xl\\workbook.xml", bytes: "<a/>" }]));
    expect([...opened.keys()]).toEqual(["xl/workbook.xml"]);
    expect(new TextDecoder().decode(packZip([...opened.values()]))).toContain("xl\\workbook.xml");
  });

  test("reads entries whose sizes follow their data, as streaming programs write them", () => {
    const made = craftZip([{ name: "a.xml", bytes: "<a/>", flags: 8 }]);
    expect(inflateEntry(openZip(made).get("a.xml")!, newBudget())).toEqual(bytes("<a/>"));
  });

  test("takes names that mean something to JavaScript as plain names", () => {
    const opened = openZip(
      craftZip(["__proto__", "constructor", "toString"].map((name) => ({ name, bytes: name }))),
    );
    expect([...opened.keys()]).toEqual(["__proto__", "constructor", "toString"]);
  });

  test("is not packed with two entries of one name", () => {
    const twice = [
      { name: "a", bytes: bytes("1") },
      { name: "A", bytes: bytes("2") },
    ];
    expect(() => packZip(twice)).toThrow(RangeError);
  });
});

const whole = craftZip([
  { name: "a.xml", bytes: "<a>some text that packs</a>" },
  { name: "b.xml", bytes: "<b/>", stored: true },
]);
const spliced = (at: number, insert: string): Uint8Array =>
  new Uint8Array(Buffer.concat([whole.subarray(0, at), Buffer.from(insert), whole.subarray(at)]));
const many = (count: number): CraftedEntry[] => Array.from({ length: count }, (_, i) => ({ name: `p${i}` }));

const refused: readonly [string, Uint8Array, string][] = [
  ["nothing at all", new Uint8Array(0), "EMPTY-FILE"],
  ["cut off in the middle", whole.subarray(0, 60), "INCOMPLETE"],
  ["cut off one byte before its end", whole.subarray(0, whole.length - 1), "EXTRA-BYTES"],
  ["bytes before it", spliced(0, "junk before zips"), "EXTRA-BYTES"],
  ["a kilobyte behind it", spliced(whole.length, "x".repeat(1000)), "EXTRA-BYTES"],
  ["70 kB behind it", spliced(whole.length, "x".repeat(70_000)), "EXTRA-BYTES"],
  ["two parts of one name", craftZip([{ name: "a" }, { name: "a" }]), "DUPLICATE-PART"],
  ["two names that differ in case", craftZip([{ name: "xl/a" }, { name: "XL/A" }]), "DUPLICATE-PART"],
  ["two names that differ in slashes", craftZip([{ name: "xl/a" }, { name: "xl\\a" }]), "DUPLICATE-PART"],
  ["a name that climbs out", craftZip([{ name: "../../x" }]), "UNSAFE-NAME"],
  ["a name that climbs out with backslashes", craftZip([{ name: "..\\x" }]), "UNSAFE-NAME"],
  ["a name from the root", craftZip([{ name: "/abs/x" }]), "UNSAFE-NAME"],
  ["a name on a drive", craftZip([{ name: "C:\\x" }]), "UNSAFE-NAME"],
  ["too many parts", craftZip(many(limits.parts + 1)), "TOO-MANY-PARTS"],
  ["a password of its own", craftZip([{ name: "a", flags: 1 }]), "ENCRYPTED-PART"],
  ["bzip2 inside", craftZip([{ name: "a", method: 12 }]), "UNKNOWN-COMPRESSION"],
  ["another name in front of the data", craftZip([{ name: "a", localName: "b" }]), "DAMAGED-ZIP"],
  [
    "500 names over one part",
    craftZip([
      { name: "a", bytes: "x".repeat(1e6) },
      ...many(500).map((entry) => ({ ...entry, bytes: "x".repeat(1e6), over: "a", localName: "a" })),
    ]),
    "DAMAGED-ZIP",
  ],
  [
    "two names over one part, spelt alike in front of the data",
    craftZip([
      { name: "a", bytes: "x" },
      { name: "a", bytes: "x", over: "a" },
    ]),
    "DUPLICATE-PART",
  ],
];

describe("a zip with", () => {
  test.each(refused)("%s is refused", (_what, file, code) => {
    expect(codeOf(() => openZip(file))).toBe(code);
  });

  test("one part over the end of another is refused", () => {
    // The second entry's header and data lie inside the first, which is stored.
    const inner = craftZip([{ name: "b", bytes: "inside", stored: true }]).subarray(0, 37);
    const outer = craftZip([
      { name: "a", bytes: inner, stored: true },
      { name: "b", bytes: "inside", stored: true, over: "a" },
    ]);
    const file = Buffer.from(outer);
    const listedAt = file.lastIndexOf(Buffer.from("PK\x01\x02"));
    file.writeUInt32LE(31, listedAt + 42);
    expect(codeOf(() => openZip(new Uint8Array(file)))).toBe("OVERLAPPING-PARTS");
  });

  test("more than 25 MB is refused before it is looked at", () => {
    expect(codeOf(() => openZip(new Uint8Array(limits.file + 1)))).toBe("TOO-LARGE");
  });

  test("any one byte of a part changed is refused, stored or deflated", () => {
    const opened = openZip(whole);
    for (const entry of opened.values())
      for (let i = 0; i < entry.raw.length; i++) {
        const raw = Uint8Array.from(entry.raw);
        raw[i]! ^= 1;
        expect(codeOf(() => inflateEntry({ ...entry, raw }, newBudget()))).toBe("DAMAGED-PART");
      }
  });

  test("a checksum that is not the bytes' is refused", () => {
    const opened = openZip(craftZip([{ name: "a", bytes: "text", crc: 1 }]));
    expect(codeOf(() => inflateEntry(opened.get("a")!, newBudget()))).toBe("DAMAGED-PART");
  });
});

describe.each([
  ["Node", node],
  ["browsers", browser],
] as const)("unpacking in %s", (_where, flate) => {
  const zeros = craftZip([{ name: "a", bytes: new Uint8Array(3_000_000) }]);
  const entry = openZip(zeros).get("a")!;

  test("gives the bytes back, however many", () => {
    const unpacked = flate.inflateRaw(entry.raw, entry.size);
    expect(Buffer.compare(unpacked, new Uint8Array(3_000_000))).toBe(0);
    expect(unpacked.constructor).toBe(Uint8Array);
  });

  test("stops at the declared size", () => {
    expect(() => flate.inflateRaw(entry.raw, 1000)).toThrow(RangeError);
    expect(() => flate.inflateRaw(entry.raw, 2_999_999)).toThrow(RangeError);
    expect(() => flate.inflateRaw(entry.raw, 3_000_001)).toThrow();
  });

  test("notices a stream cut short", () => {
    expect(() => flate.inflateRaw(entry.raw.subarray(0, 20), entry.size)).toThrow();
    expect(() => flate.inflateRaw(new Uint8Array(0), 5)).toThrow();
  });

  test("gives the checksum of the standard's own example", () => {
    expect(flate.crc32(bytes("123456789"))).toBe(0xcbf43926);
    expect(flate.crc32(bytes(""))).toBe(0);
  });
});

test("Node and browsers agree on every checksum", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (some) => {
      expect(browser.crc32(some)).toBe(node.crc32(some));
    }),
  );
});

test("a part of more than 100 MB is refused before it is unpacked, and so is the part that exceeds 200 MB in all", () => {
  const big = openZip(craftZip([{ name: "a", bytes: "x", size: limits.part + 1 }])).get("a")!;
  expect(codeOf(() => inflateEntry(big, newBudget()))).toBe("TOO-LARGE-UNPACKED");
  const small = openZip(craftZip([{ name: "a", bytes: "xyz" }])).get("a")!;
  expect(codeOf(() => inflateEntry(small, { left: 2 }))).toBe("TOO-LARGE-UNPACKED");
  const budget = newBudget();
  inflateEntry(small, budget);
  expect(budget.left).toBe(limits.unpacked - 3);
});
