import { type Range, rangeFromReference } from "../../../src/file/cellPlace.ts";
import { childOf, type Element } from "../../../src/file/xml/markup.ts";
import { attributesOf, textOf } from "../../../src/file/xml/markupText.ts";

/** A rule on what may be typed into cells, and what is said of it. */
export interface Validation {
  readonly areas: readonly Range[];
  readonly kind: string;
  /** `between` unless another is given. */
  readonly operator: string;
  /** Its bounds, or the source of its list; without `=`. */
  readonly formulas: readonly string[];
  /** `stop` refuses, `warning` and `information` only tell. */
  readonly strictness: string;
  readonly title: string;
  readonly prompt: string;
  readonly error: string;
  readonly hidesList: boolean;
}

/** Reads the rules of a sheet. */
export const readValidations = (text: string, elements: readonly Element[]): readonly Validation[] =>
  elements.map((element) => {
    const attributes = attributesOf(text, element);
    const areas = (attributes.get("sqref") ?? "")
      .split(/\s+/)
      .flatMap((reference) => rangeFromReference(reference) ?? []);
    const formulas = ["formula1", "formula2"].flatMap((name) => {
      const formula = childOf(text, element, name);
      return formula === undefined ? [] : [textOf(text, formula)];
    });
    return {
      areas,
      kind: attributes.get("type") ?? "none",
      operator: attributes.get("operator") ?? "between",
      formulas,
      strictness:
        attributes.get("showErrorMessage") === "1" ? (attributes.get("errorStyle") ?? "stop") : "none",
      title: attributes.get("promptTitle") ?? "",
      prompt: attributes.get("prompt") ?? "",
      error: attributes.get("error") ?? "",
      hidesList: attributes.get("showDropDown") === "1",
    };
  });

/** Whether what may be typed is offered as a list. */
export const offersList = ({ kind, hidesList }: Validation): boolean => kind === "list" && !hidesList;

/** The rule of a cell, row and column from 0; undefined where there is none. */
export const validationAt = (
  validations: readonly Validation[],
  row: number,
  column: number,
): Validation | undefined =>
  validations.find(({ areas }) =>
    areas.some(
      ({ top, left, bottom, right }) =>
        row >= top - 1 && row < bottom && column >= left - 1 && column < right,
    ),
  );
