/** A part of the page, and how the keyboard gets there. */
export interface Place {
  readonly part: HTMLElement;
  readonly enter: () => void;
}

/**
 * Takes the keyboard from one part of the page to the next on F6, and back with Shift, as Office does. Parts that are
 * not to be seen are left out.
 *
 * @returns the same for a part whose keys this page does not hear
 */
export function onNextPlace(places: readonly Place[]): (isBack: boolean) => void {
  const go = (isBack: boolean): void => {
    const shown = places.filter(({ part }) => part.checkVisibility());
    const here = shown.findIndex(({ part }) => part.contains(document.activeElement));
    const step = isBack ? shown.length - 1 : 1;
    shown[(Math.max(here, 0) + (here === -1 ? 0 : step)) % shown.length]?.enter();
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "F6") return;
    event.preventDefault();
    go(event.shiftKey);
  });
  return go;
}

const TABBABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Gives the keyboard to what Tab finds after a part of the page, or Shift and Tab before it; round at the ends. */
export function leaveByTab(part: HTMLElement, isBack: boolean): void {
  const all = [...document.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (each) =>
      each.tabIndex >= 0 &&
      !each.matches(":disabled") &&
      each.closest("[inert]") === null &&
      each.checkVisibility({ visibilityProperty: true }),
  );
  const side = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const beyond = all.filter((each) => (part.compareDocumentPosition(each) & side) !== 0);
  const inOrder = beyond.length > 0 ? beyond : all;
  (isBack ? inOrder.at(-1) : inOrder[0])?.focus();
}
