/** Milliseconds of work at a time; with what the browser clears away meanwhile, well below 50. */
const AT_ONCE = 10;

/** When the page was last given way to: what was done since counts, whoever did it. */
let since = 0;

/** Does work a piece at a time, and gives way to the page after every few milliseconds. */
export async function unhurried<Answer>(work: Generator<unknown, Answer>): Promise<Answer> {
  for (let piece = work.next(); ; piece = work.next()) {
    if (piece.done) return piece.value;
    if (performance.now() - since < AT_ONCE) continue;
    await giveWay();
  }
}

/** Lets the page do what waits: a message comes sooner than a timer, which a browser holds back for 4 ms. */
export async function giveWay(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((goOn) => {
    port1.onmessage = goOn;
    port2.postMessage(null);
  });
  port1.close();
  since = performance.now();
}
