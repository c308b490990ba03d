import { textOfNumber } from "../../../src/file/formula/values.ts";
import type { Cell } from "../../../src/workbook/grid.ts";
import { element } from "../element.ts";
import type { Chart, ChartSeries } from "./readCharts.ts";

const [WIDTH, HEIGHT] = [560, 320];
const FRAME = { left: 64, right: 16, top: 12, bottom: 44 };

/** A series with its figures. */
interface Drawn {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly { readonly across: Cell; readonly upwards: number }[];
}

/**
 * A chart with the figures of now: a picture, and the same figures as a table for those who want them.
 *
 * @param valuesOf the values of the cells that a reference names
 */
export function drawChart(chart: Chart, valuesOf: (reference: string) => readonly Cell[]): HTMLElement {
  const series = chart.series.map((one) => withFigures(one, valuesOf));
  const caption = element("figcaption", {}, chart.title);
  const named = { tabindex: "-1", "aria-label": chart.title || undefined };
  const hasFigures = series.some(({ points }) => points.length > 0);
  if (!hasFigures)
    return element("figure", named, caption, element("p", {}, "There are no figures to draw yet."));
  return element(
    "figure",
    named,
    caption,
    chart.kind === "bar" ? bars(chart, series) : dots(chart, series),
    legend(series),
    element("details", {}, element("summary", {}, "The figures"), table(chart, series)),
  );
}

function withFigures(
  { name, across, upwards, colour }: ChartSeries,
  valuesOf: (reference: string) => readonly Cell[],
): Drawn {
  const acrossValues = valuesOf(across);
  const points = valuesOf(upwards).flatMap((value, place) =>
    typeof value === "number" ? [{ across: acrossValues[place] ?? null, upwards: value }] : [],
  );
  return { name: String(valuesOf(name)[0] ?? ""), colour, points };
}

const svg = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SVGElement => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
};

function picture({ title, description, across, upwards }: Chart): SVGElement {
  const label = description || title;
  const made = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
  made.append(
    svg("text", { x: (WIDTH + FRAME.left) / 2, y: HEIGHT - 4, "text-anchor": "middle" }, across),
    svg(
      "text",
      { x: -(HEIGHT - FRAME.bottom) / 2, y: 12, transform: "rotate(-90)", "text-anchor": "middle" },
      upwards,
    ),
  );
  return made;
}

/** From a value to a place, over a span that begins or ends at nought and has a little room. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const span = (most - least || 1) * 1.05;
  return (value) => from + ((value - least) / span) * (to - from);
}

function bars(chart: Chart, series: readonly Drawn[]): SVGElement {
  const made = picture(chart);
  const categories = [
    ...new Set(series.flatMap(({ points }) => points.map(({ across }) => String(across ?? "")))),
  ];
  const sums = categories.map((category) =>
    series.reduce(
      (sum, { points }) =>
        sum + (points.find(({ across }) => String(across ?? "") === category)?.upwards ?? 0),
      0,
    ),
  );
  const y = scale(
    chart.isStacked ? sums : series.flatMap(({ points }) => points.map(({ upwards }) => upwards)),
    HEIGHT - FRAME.bottom,
    FRAME.top,
  );
  const step = (WIDTH - FRAME.left - FRAME.right) / categories.length;
  const width = (step * 0.72) / (chart.isStacked ? 1 : series.length);
  lines(
    made,
    y,
    chart.isStacked ? sums : series.flatMap(({ points }) => points.map(({ upwards }) => upwards)),
  );
  categories.forEach((category, place) => {
    let below = 0;
    series.forEach(({ points, colour, name }, number) => {
      const value = points.find(({ across }) => String(across ?? "") === category)?.upwards ?? 0;
      const [one, other] = [y(below), y(below + value)];
      const x = FRAME.left + place * step + step * 0.14 + (chart.isStacked ? 0 : number * width);
      const bar = svg("rect", {
        x,
        y: Math.min(one, other),
        width,
        height: Math.abs(one - other),
        fill: colour,
      });
      bar.append(svg("title", {}, `${category}, ${name}: ${figure(value)}`));
      made.append(bar);
      if (chart.isStacked) below += value;
    });
    made.append(
      svg(
        "text",
        { x: FRAME.left + (place + 0.5) * step, y: HEIGHT - FRAME.bottom + 14, "text-anchor": "middle" },
        category.length * 6 > step ? category.slice(0, Math.max(3, step / 6)) : category,
      ),
    );
  });
  return made;
}

function dots(chart: Chart, series: readonly Drawn[]): SVGElement {
  const made = picture(chart);
  const all = series.flatMap(({ points }) => points);
  const x = scale(
    all.map(({ across }) => Number(across ?? 0)),
    FRAME.left,
    WIDTH - FRAME.right,
  );
  const y = scale(
    all.map(({ upwards }) => upwards),
    HEIGHT - FRAME.bottom,
    FRAME.top,
  );
  lines(
    made,
    y,
    all.map(({ upwards }) => upwards),
  );
  for (const value of steps(all.map(({ across }) => Number(across ?? 0))))
    made.append(
      svg("text", { x: x(value), y: HEIGHT - FRAME.bottom + 14, "text-anchor": "middle" }, figure(value)),
    );
  for (const { points, colour, name } of series)
    for (const { across, upwards } of points) {
      const dot = svg("circle", { cx: x(Number(across ?? 0)), cy: y(upwards), r: 5, fill: colour });
      dot.append(svg("title", {}, `${name}: ${figure(Number(across ?? 0))}, ${figure(upwards)}`));
      made.append(dot);
    }
  return made;
}

function lines(on: SVGElement, y: (value: number) => number, values: readonly number[]): void {
  for (const value of steps(values))
    on.append(
      svg("line", { x1: FRAME.left, x2: WIDTH - FRAME.right, y1: y(value), y2: y(value), class: "rule" }),
      svg("text", { x: FRAME.left - 6, y: y(value) + 4, "text-anchor": "end" }, figure(value)),
    );
}

/** Round values over a span, four to eight of them, nought among them. */
export function steps(values: readonly number[]): readonly number[] {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const rough = (most - least || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough;
  const found: number[] = [];
  for (let value = Math.ceil(least / step) * step; value <= most; value += step)
    found.push(Number(value.toPrecision(12)));
  return found;
}

const figure = (value: number): string =>
  Math.abs(value) >= 10_000
    ? `${textOfNumber(Math.round(value / 1000))}k`
    : textOfNumber(Number(value.toPrecision(6)));

const legend = (series: readonly Drawn[]): HTMLElement =>
  element(
    "ul",
    { class: "legend" },
    ...series.map(({ name, colour }) => {
      const spot = element("span", { class: "swatch", "aria-hidden": "true" });
      spot.style.background = colour;
      return element("li", {}, spot, name);
    }),
  );

const table = ({ across }: Chart, series: readonly Drawn[]): HTMLElement =>
  element(
    "table",
    {},
    element(
      "tr",
      {},
      ...["Series", across || "Category", "Figure"].map((title) => element("th", { scope: "col" }, title)),
    ),
    ...series.flatMap(({ name, points }) =>
      points.map((point) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, name),
          element(
            "td",
            {},
            typeof point.across === "number" ? textOfNumber(point.across) : String(point.across ?? ""),
          ),
          element("td", {}, textOfNumber(point.upwards)),
        ),
      ),
    ),
  );
