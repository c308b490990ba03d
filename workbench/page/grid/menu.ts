import { element } from "../element.ts";
import { newTypeAhead } from "./typeAhead.ts";

/** One thing that can be done with what is selected. */
export interface MenuItem {
  readonly words: string;
  /** The keys that do it without the menu. */
  readonly keys?: string;
  /** Of things of which one holds now: whether this is it. */
  readonly isCurrent?: boolean;
  readonly run: () => void;
}

/** Where a menu opens, and what it is called. */
export interface MenuPlace {
  readonly within: HTMLElement;
  readonly x: number;
  readonly y: number;
  /** Whether it opens from there upwards. */
  readonly isAbove?: boolean;
  readonly label?: string;
}

/**
 * Opens a menu on the page, which goes when the keyboard leaves it. Arrows move in it, letters go to what begins with
 * them, Enter and Space choose, Escape leaves it. What holds now is where it begins.
 *
 * @param closed told when it is gone, so that the keyboard can go back to where it was
 */
export function openMenu(
  items: readonly MenuItem[],
  { within, x, y, isAbove = false, label = "What to do with the cells" }: MenuPlace,
  closed: () => void,
): void {
  const menu = element("ul", { class: "menu", role: "menu", "aria-label": label });
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
  for (const { words, keys, isCurrent, run } of items) {
    const item = element("li", { role: "menuitem", tabindex: "-1" }, words);
    if (isCurrent !== undefined) {
      item.setAttribute("role", "menuitemradio");
      item.setAttribute("aria-checked", String(isCurrent));
    }
    if (keys !== undefined) item.append(element("kbd", {}, keys));
    item.addEventListener("click", () => {
      close();
      run();
    });
    menu.append(item);
  }
  const typed = newTypeAhead(items.map(({ words }) => words));
  menu.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const all = [...menu.children] as HTMLElement[];
    const here = all.indexOf(document.activeElement as HTMLElement);
    const to = typed(event, here) ?? { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (event.key === "Enter" || event.key === " ") all[here]?.click();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (!menu.contains(relatedTarget as Node | null)) takeAway();
  });
  within.append(menu);
  const top = isAbove ? y - menu.offsetHeight : y;
  menu.style.left = `${Math.max(0, Math.min(x, innerWidth - menu.offsetWidth - 4))}px`;
  menu.style.top = `${Math.max(0, Math.min(top, innerHeight - menu.offsetHeight - 4))}px`;
  const first = items.findIndex(({ isCurrent }) => isCurrent);
  (menu.children[Math.max(first, 0)] as HTMLElement | undefined)?.focus();
}
