import type { Host } from "./host.ts";

/** How long, in milliseconds, Excel may take before it is said that it lets the officer wait. */
export const PATIENCE = 1000;

/**
 * The same host, which tells when a call of it has lasted longer than a second, and when none does any more. Excel on
 * the desktop answers nothing while a cell is being edited, and does not say so.
 */
export function sayingWhenItWaits(host: Host, tell: (isWaiting: boolean) => void): Host {
  let late = 0;
  const followed =
    <A extends readonly unknown[], T>(call: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      let isLate = false;
      const patience = setTimeout(() => {
        isLate = true;
        if (++late === 1) tell(true);
      }, PATIENCE);
      try {
        return await call(...given);
      } finally {
        clearTimeout(patience);
        if (isLate && --late === 0) tell(false);
      }
    };
  return {
    readGrids: followed(host.readGrids),
    takeSnapshot: followed(host.takeSnapshot),
    writeGrids: followed(host.writeGrids),
    restoreSnapshot: followed(host.restoreSnapshot),
    writeCells: followed(host.writeCells),
    goTo: followed(host.goTo),
    watch: followed(host.watch),
    startNewPlanner: followed(host.startNewPlanner),
    putBackSheets: followed(host.putBackSheets),
  };
}
