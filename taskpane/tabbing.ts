const TABBABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Leaves Tab to the browser for as long as the pane goes on. office.js would take it: it passes over what folds open,
 * and goes out of the pane from wherever no control has the keyboard, such as a result that was just brought forward.
 * At either end Tab is office.js's again, which hands the keyboard back to Excel.
 */
export function tabWithin(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && goesOn(page, event.shiftKey)) event.stopPropagation();
  });
}

/** Whether there is anything to reach by Tab further on, or with Shift further back; from nowhere, anything at all. */
function goesOn(page: Document, isBack: boolean): boolean {
  const here = page.activeElement ?? page.body;
  const side = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  return [...page.querySelectorAll<HTMLElement>(TABBABLE)].some(
    (each) =>
      each.tabIndex >= 0 &&
      !each.matches(":disabled") &&
      each.checkVisibility({ visibilityProperty: true }) &&
      (here === page.body || (here.compareDocumentPosition(each) & side) !== 0),
  );
}
