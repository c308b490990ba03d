import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../../browser.ts";

const assets = (name: string): string =>
  fileURLToPath(new URL(`../../../taskpane/assets/${name}`, import.meta.url));

/** The sizes that Office asks for, in pixels. */
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

// Draws taskpane/assets/icon.svg at every size: npx tsx test/taskpane/page/drawIcons.ts
const browser = await launchBrowser();
const drawing = readFileSync(assets("icon.svg"), "utf8");
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`,
  );
  writeFileSync(assets(`icon-${size}.png`), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
