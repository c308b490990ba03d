/** A part of the page, and how the keyboard gets there. */
export interface Place {
  readonly part: HTMLElement;
  readonly enter: () => void;
}

/** Takes the keyboard from one part of the page to the next on F6, and back with Shift, as Office does. */
export function onNextPlace(places: readonly Place[]): void {
  addEventListener("keydown", (event) => {
    if (event.key !== "F6") return;
    event.preventDefault();
    const here = places.findIndex(({ part }) => part.contains(document.activeElement));
    const step = event.shiftKey ? places.length - 1 : 1;
    places[(Math.max(here, 0) + (here === -1 ? 0 : step)) % places.length]?.enter();
  });
}
