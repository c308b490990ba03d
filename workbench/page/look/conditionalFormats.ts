import { type Range, rangeFromReference } from "../../../src/file/cellPlace.ts";
import { childOf, childrenOf, type Element } from "../../../src/file/xml/markup.ts";
import { attributesOf, textOf } from "../../../src/file/xml/markupText.ts";

/** A look that cells take on where a formula is true of them. */
export interface ConditionalFormat {
  readonly areas: readonly Range[];
  /** Without `=`, as it reads for the first cell of the first area. */
  readonly formula: string;
  /** Which of the workbook's differing looks. */
  readonly look: number;
}

/** Reads the rules of a sheet that are formulas; colour scales, bars and icons are left to Excel. */
export const readConditionalFormats = (
  text: string,
  elements: readonly Element[],
): readonly ConditionalFormat[] =>
  elements.flatMap((element) => {
    const areas = (attributesOf(text, element).get("sqref") ?? "")
      .split(/\s+/)
      .flatMap((reference) => rangeFromReference(reference) ?? []);
    return childrenOf(text, element, "cfRule").flatMap((rule) => {
      const attributes = attributesOf(text, rule);
      const formula = childOf(text, rule, "formula");
      const look = attributes.get("dxfId");
      return attributes.get("type") === "expression" && formula !== undefined && look !== undefined
        ? [{ areas, formula: textOf(text, formula), look: Number(look) }]
        : [];
    });
  });
