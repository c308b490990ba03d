/** What is left free at the edges of the view, in pixels. */
const MARGIN = 4;

/**
 * Moves a part that hangs below an editor to where it can be seen: above it where there is more room, and to the left
 * where it would go over the right edge. How wide and high it may be is told to its style as `--across` and `--down`.
 */
export function keepInView(part: HTMLElement, editor: HTMLElement, view: HTMLElement): void {
  if (part.hidden) return;
  const { left, top, bottom } = editor.getBoundingClientRect();
  const seen = view.getBoundingClientRect();
  const [right, end] = [seen.left + view.clientWidth, seen.top + view.clientHeight];
  const [over, under] = [top - seen.top - MARGIN, end - bottom - MARGIN];
  part.style.left = "0";
  part.style.setProperty("--across", `${view.clientWidth - 2 * MARGIN}px`);
  part.style.setProperty("--down", `${Math.max(over, under)}px`);
  const isAbove = part.offsetHeight > under && over > under;
  part.classList.toggle("above", isAbove);
  const tooFar = left + part.offsetWidth + MARGIN - right;
  part.style.left = `${-Math.max(0, Math.min(tooFar, left - seen.left - MARGIN))}px`;
}
