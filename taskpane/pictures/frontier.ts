import { areaY, axisX, axisY, dot, gridY, line, plot, ruleX, text } from "@observablehq/plot";
import type { FrontierPoint } from "../work/review.ts";

/** Pounds short enough for an axis: £810k, £1.2m, −£3k. */
export function shortPounds(pounds: number): string {
  const amount = Math.abs(pounds);
  const short =
    amount >= 1e6
      ? `${Math.round(amount / 1e5) / 10}m`
      : amount >= 1e3
        ? `${Math.round(amount / 1e3)}k`
        : Math.round(amount);
  return `${pounds < 0 ? "−" : ""}£${short}`;
}

/** The best value at every cash budget, as steps, with the council's own budget marked. */
export function drawFrontier(points: readonly FrontierPoint[]): SVGSVGElement | HTMLElement {
  const set = points.filter(({ isSet }) => isSet);
  const drawn = plot({
    width: 288,
    height: 190,
    marginLeft: 46,
    marginRight: 14,
    marginBottom: 36,
    style: { background: "transparent", color: "var(--text)", fontFamily: "inherit", fontSize: "11px" },
    x: { label: null, nice: true },
    y: { label: null, nice: true, zero: true },
    ariaLabel: "The best value at every cash budget",
    ariaDescription: described(points),
    marks: [
      gridY({ ticks: 4, stroke: "var(--line)", strokeOpacity: 1 }),
      axisY({ ticks: 4, tickFormat: shortPounds, tickSize: 0 }),
      axisX({
        ticks: 4,
        tickFormat: shortPounds,
        tickSize: 0,
        label: "Cash budget",
        labelAnchor: "center",
        labelArrow: "none",
      }),
      areaY(points, {
        x: "budget",
        y: "value",
        curve: "step-after",
        fill: "var(--accent)",
        fillOpacity: 0.12,
      }),
      line(points, { x: "budget", y: "value", curve: "step-after", stroke: "var(--accent)", strokeWidth: 2 }),
      ruleX(set, { x: "budget", stroke: "var(--text)", strokeDasharray: "3,3" }),
      dot(set, {
        x: "budget",
        y: "value",
        r: 5,
        fill: "var(--accent)",
        stroke: "var(--surface)",
        strokeWidth: 2,
      }),
      text(set, { x: "budget", y: 0, text: () => "yours", dy: -6, dx: -4, textAnchor: "end" }),
    ],
  });
  drawn.setAttribute("role", "img");
  return drawn;
}

/** The picture said in a sentence. */
export function described(points: readonly FrontierPoint[]): string {
  const [least, most] = [points[0], points.at(-1)];
  const own = points.find(({ isSet }) => isSet);
  if (least === undefined || most === undefined) return "No budgets to show.";
  const ends = `From ${shortPounds(least.value)} at a budget of ${shortPounds(least.budget)} to ${shortPounds(most.value)} at ${shortPounds(most.budget)}`;
  return own === undefined
    ? `${ends}.`
    : `${ends}; ${shortPounds(own.value)} at the budget set, ${shortPounds(own.budget)}.`;
}
