/** Lets the page do what waits, so that it is not held for several pieces of work at once. */
export const pause = (): Promise<void> => new Promise((goOn) => setTimeout(goOn));
