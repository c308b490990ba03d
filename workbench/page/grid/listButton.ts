import { element } from "../element.ts";

/** The small button at the right of the active cell that opens its list; the keyboard has Alt and the down arrow. */
export interface ListButton {
  /** Shows it beside a cell that has a list; beside none where the cell has none. */
  readonly showBeside: (cell: HTMLElement | undefined) => void;
}

/** @param open opens the list of the active cell */
export function newListButton(open: () => void): ListButton {
  // Who does not see it hears that the cell has a list, from the cell: a button within would be read as its content.
  const made = element("button", {
    type: "button",
    class: "opener",
    tabindex: "-1",
    "aria-hidden": "true",
    title: "Choose from the list (Alt and down arrow)",
  });
  let last: HTMLElement | undefined;
  // The cell keeps the keyboard, and does not take the press for itself.
  made.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
  });
  made.addEventListener("dblclick", (event) => event.stopPropagation());
  made.addEventListener("click", (event) => {
    event.stopPropagation();
    open();
  });
  return {
    showBeside: (cell) => {
      if (cell === last && (cell === undefined || made.parentElement === cell)) return;
      last?.removeAttribute("aria-haspopup");
      made.remove();
      last = cell;
      cell?.setAttribute("aria-haspopup", "listbox");
      cell?.append(made);
    },
  };
}
