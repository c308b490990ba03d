import type { Look, Looks } from "./styles.ts";

const worn = new CSSStyleSheet();
let last: Looks | undefined;

/** Gives the page the looks of a workbook: a class for each style, `s0`, `s1`, … */
export function wearLooks(looks: Looks): void {
  if (looks === last) return;
  last = looks;
  const { styles } = looks;
  worn.replaceSync(styles.map((look, style) => `.sheet .s${style}{${declarations(look)}}`).join("\n"));
  if (!document.adoptedStyleSheets.includes(worn))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, worn];
}

const declarations = (look: Look): string =>
  Object.entries(look)
    .map(([property, value]) => `${property}:${value}`)
    .join(";");
