import { decodeXml, isOn, spaces, visitXml } from "../xml/xml.ts";
import { isBuiltInDate, isDateFormat } from "./dates.ts";

/**
 * Which cell styles show dates, by the number cells give for their style. Needed only where dates are counted from
 * 1904: elsewhere a date is the number that stands in the cell.
 */
export function readDateStyles(bytes: Uint8Array): ReadonlySet<number> {
  const label = "the list of styles";
  const custom = new Map<number, string>();
  const formats: number[] = [];
  visitXml(
    decodeXml(bytes, label),
    { label, space: spaces.main, root: "styleSheet" },
    {
      open: ({ name, parent, attributes }) => {
        const format = Number(attributes.get("numFmtId") ?? "0");
        if (name === "numFmt" && parent?.name === "numFmts")
          custom.set(format, attributes.get("formatCode") ?? "");
        if (name === "xf" && parent?.name === "cellXfs") formats.push(format);
      },
    },
  );
  const isDate = (format: number): boolean => {
    const code = custom.get(format);
    return code === undefined ? isBuiltInDate(format) : isDateFormat(code);
  };
  return new Set(formats.flatMap((format, style) => (isDate(format) ? [style] : [])));
}

/** Which cell styles break text into lines, by the number cells give for their style. */
export function readWrappingStyles(bytes: Uint8Array): ReadonlySet<number> {
  const label = "the list of styles";
  const wrapping = new Set<number>();
  let style = -1;
  visitXml(
    decodeXml(bytes, label),
    { label, space: spaces.main, root: "styleSheet" },
    {
      open: ({ name, parent, attributes }) => {
        if (name === "xf" && parent?.name === "cellXfs") style++;
        if (name === "alignment" && parent?.name === "xf" && style >= 0 && isOn(attributes.get("wrapText")))
          wrapping.add(style);
      },
    },
  );
  return wrapping;
}
