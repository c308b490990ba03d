import { element } from "../element.ts";

/** One thing that can be done with what is selected. */
export interface MenuItem {
  readonly words: string;
  /** The keys that do it without the menu. */
  readonly keys?: string;
  readonly run: () => void;
}

/**
 * Opens a menu on the page, which goes when the keyboard leaves it. Arrows move in it, Enter and Space choose, Escape leaves it.
 *
 * @param closed told when it is gone, so that the keyboard can go back to where it was
 */
export function openMenu(
  items: readonly MenuItem[],
  at: { readonly within: HTMLElement; readonly x: number; readonly y: number },
  closed: () => void,
): void {
  const menu = element("ul", { class: "menu", role: "menu", "aria-label": "What to do with the cells" });
  let isOpen = true;
  const takeAway = (): void => {
    // Taking it away takes the keyboard from it, and that asks for it to be taken away.
    if (!isOpen) return;
    isOpen = false;
    menu.remove();
  };
  const close = (): void => {
    takeAway();
    closed();
  };
  for (const { words, keys, run } of items) {
    const item = element("li", { role: "menuitem", tabindex: "-1" }, words);
    if (keys !== undefined) item.append(element("kbd", {}, keys));
    item.addEventListener("click", () => {
      close();
      run();
    });
    menu.append(item);
  }
  menu.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const all = [...menu.children] as HTMLElement[];
    const here = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (event.key === "Enter" || event.key === " ") all[here]?.click();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (!menu.contains(relatedTarget as Node | null)) takeAway();
  });
  at.within.append(menu);
  menu.style.left = `${Math.max(0, Math.min(at.x, innerWidth - menu.offsetWidth - 4))}px`;
  menu.style.top = `${Math.max(0, Math.min(at.y, innerHeight - menu.offsetHeight - 4))}px`;
  (menu.firstElementChild as HTMLElement | null)?.focus();
}
