/**
 * Light or dark, as Excel is; where Excel does not say, as the system is. Excel does not tell when its own theme
 * changes, so it is asked again whenever somebody comes back to the pane.
 */
export function followTheme(root: HTMLElement): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    root.dataset.theme = (isDark(excelBackground()) ?? system.matches) ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply);
  addEventListener("focus", apply);
  root.ownerDocument.addEventListener("visibilitychange", apply);
  if (typeof Office !== "undefined") void Office.onReady().then(apply);
}

const excelBackground = (): string | undefined =>
  typeof Office === "undefined" ? undefined : Office.context?.officeTheme?.bodyBackgroundColor;

/** Whether a colour such as #262626 is a dark one; undefined where it is none. */
export function isDark(colour: string | undefined): boolean | undefined {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(colour ?? "") ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  const [r, g, b] = [red, green, blue].map((part) => Number.parseInt(part, 16)) as [number, number, number];
  return r * 299 + g * 587 + b * 114 < 128_000;
}
