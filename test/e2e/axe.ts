import { source } from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong on the page; the pane in its frame has tests of its own. */
export async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe: found } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await found.run({ exclude: ["iframe"] });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 120))
          .slice(0, 3)
          .join(" ")}`,
    );
  });
}
