import { expect, test } from "vitest";
import { spaces, visitXml } from "../../../src/file/xml/xml.ts";

/** The length of the stretches in which a part is walked. */
const PIECE = 65_536;
const opening = `<worksheet xmlns="${spaces.main}"><v>`;

/** The text of the element `v`, which stands so that the given characters begin this far before the end of a stretch. */
function readAcross(written: string, before: number): string {
  const filling = "x".repeat(PIECE - opening.length - before);
  let read = "";
  visitXml(
    `${opening}${filling}${written}</v></worksheet>`,
    { label: "the part", space: spaces.main, root: "worksheet" },
    {
      text: (text) => {
        read += text;
      },
    },
  );
  return read.slice(filling.length);
}

test.each([
  ["an ampersand", "&amp;", "&"],
  ["a number for a character", "&#xE9;", "é"],
  ["a character of two halves", "🐝", "🐝"],
  ["an end of line of two characters", "a\r\nb", "a\nb"],
  ["CDATA", "<![CDATA[<&]]>", "<&"],
  ["a comment", "a<!-- aside -->b", "ab"],
  ["an element", '<t space="a>b"/>c', "c"],
])("%s that lies across two stretches of a part is read as elsewhere", (_, written, read) => {
  for (let before = 0; before <= written.length; before++) expect(readAcross(written, before)).toBe(read);
});
