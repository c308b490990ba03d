/** Milliseconds of work at a time; with what the browser clears away meanwhile, well below 50. */
const AT_ONCE = 10;

/** Does work a piece at a time, and gives way to the page after every few milliseconds. */
export async function unhurried<Answer>(work: Generator<unknown, Answer>): Promise<Answer> {
  let since = performance.now();
  for (let piece = work.next(); ; piece = work.next()) {
    if (piece.done) return piece.value;
    if (performance.now() - since < AT_ONCE) continue;
    await giveWay();
    since = performance.now();
  }
}

/** Lets the page do what waits: a message comes sooner than a timer, which a browser holds back for 4 ms. */
function giveWay(): Promise<void> {
  return new Promise((goOn) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      goOn();
    };
    port2.postMessage(null);
  });
}
