import { edit, type TextParts, withParts } from "./richWorkbook.ts";

/** A workbook from which somebody deleted sheets in Excel: their parts, their names, and what named their cells. */
export const withoutSheets = (bytes: Uint8Array, names: readonly string[]): Uint8Array =>
  withParts(bytes, (parts) => {
    for (const name of names) takeOut(parts, name);
  });

function takeOut(parts: TextParts, name: string): void {
  const workbook = parts.get("xl/workbook.xml") ?? "";
  const sheets = [...workbook.matchAll(/<sheet [^>]*\/>/g)].map(([tag]) => tag);
  const place = sheets.findIndex((tag) => tag.includes(`name="${name}"`));
  const tag = sheets[place] ?? "";
  const id = /r:id="(\w+)"/.exec(tag)?.[1] ?? "";
  const links = parts.get("xl/_rels/workbook.xml.rels") ?? "";
  const link = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*/>`).exec(links)?.[0] ?? "";
  const part = `xl/${/Target="\/?(?:xl\/)?([^"]+)"/.exec(link)?.[1]}`;
  edit(parts, "xl/_rels/workbook.xml.rels", link, "");
  removeWithAll(parts, part);
  const names = workbook
    .replace(tag, "")
    .replace(/<definedName ([^>]*)>([^<]*)<\/definedName>/g, (whole, attributes: string, stands: string) => {
      const local = Number(/localSheetId="(\d+)"/.exec(attributes)?.[1] ?? -1);
      if (local === place) return "";
      if (local > place) return whole.replace(/localSheetId="\d+"/, `localSheetId="${local - 1}"`);
      const isLost = stands.startsWith(`'${name}'!`) || stands.startsWith(`${name}!`);
      return isLost ? `<definedName ${attributes}>#REF!</definedName>` : whole;
    });
  parts.set("xl/workbook.xml", names);
}

/** Takes a part out, and those that it alone leads to. */
function removeWithAll(parts: TextParts, part: string): void {
  const links = part.replace(/([^/]+)$/, "_rels/$1.rels");
  for (const [, target = ""] of (parts.get(links) ?? "").matchAll(/Target="([^"]+)"/g))
    removeWithAll(parts, target.startsWith("/") ? target.slice(1) : target.replace(/^\.\./, "xl"));
  parts.delete(links);
  parts.delete(part);
  const types = parts.get("[Content_Types].xml") ?? "";
  parts.set("[Content_Types].xml", types.replace(new RegExp(`<Override PartName="/${part}"[^>]*/>`), ""));
}
