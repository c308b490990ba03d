import { expect, test } from "vitest";
import { askedBy } from "../../workbench/page/grid/keys.ts";

const pressed = (key: string, held: Partial<KeyboardEvent> & { altGraph?: boolean } = {}): KeyboardEvent =>
  ({
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...held,
    getModifierState: (name: string) => name === "AltGraph" && held.altGraph === true,
  }) as KeyboardEvent;

// biome-ignore format: reads as a table
test.each([
  ["€ by AltGr, which counts as Ctrl and Alt", pressed("€", { altKey: true, ctrlKey: true, altGraph: true }), { wish: "type", text: "€" }],
  ["# by a Mac's Option",                      pressed("#", { altKey: true }),                                { wish: "type", text: "#" }],
  ["a letter with Alt, for the browser",       pressed("d", { altKey: true }),                                undefined],
  ["Alt and the down arrow",                   pressed("ArrowDown", { altKey: true }),                        { wish: "list" }],
  ["Ctrl and D",                               pressed("d", { ctrlKey: true }),                               { wish: "fillDown" }],
  ["a letter alone",                           pressed("d"),                                                  { wish: "type", text: "d" }],
])("%s is taken as in Excel", (_, event, wish) => {
  expect(askedBy(event, 20, false)).toEqual(wish);
});
