import type { Parts } from "../../../src/file/write/parts.ts";
import { childOf, descendantsOf, type Element, rootOf } from "../../../src/file/xml/markup.ts";
import { attributesOf, textOf } from "../../../src/file/xml/markupText.ts";
import type { Area } from "../../host/area.ts";
import { anchorsIn } from "../look/anchors.ts";

/** A chart of a sheet: what it shows and where its figures stand; the figures are read from the sheet. */
export interface Chart extends Frame {
  readonly title: string;
  readonly kind: "bar" | "scatter";
  readonly isStacked: boolean;
  readonly isUpright: boolean;
  readonly across: string;
  readonly upwards: string;
  readonly series: readonly ChartSeries[];
}

/** How a chart lies on its sheet. */
interface Frame {
  /** What its maker wrote for those who cannot see it. */
  readonly description: string;
  /** The cells that it lies over; undefined where it hangs on none. */
  readonly area: Area | undefined;
}

/** One series: references such as `'6 Evaluation'!$D$6:$D$25`, and its colour. */
export interface ChartSeries {
  readonly name: string;
  /** Categories of a bar chart, or the figures across of a scatter chart. */
  readonly across: string;
  readonly upwards: string;
  readonly colour: string;
}

/** The charts on a sheet, in the order of its drawing. */
export function readCharts(parts: Parts, sheetPart: string): readonly Chart[] {
  const linked = (from: string, kind: string): readonly string[] =>
    [...parts.opened.relationships(from).values()]
      .filter((one) => one.kind === kind)
      .map(({ target }) => target);
  return linked(sheetPart, "drawing").flatMap((drawing) => {
    const frames = framesIn(parts.text(drawing));
    const links = parts.opened.relationships(drawing);
    return [...links.values()]
      .filter(({ kind }) => kind === "chart")
      .flatMap(({ id, target }) =>
        readChart(parts.text(target), frames.get(id) ?? { description: "", area: undefined }),
      );
  });
}

/** The frames of a drawing, by the relationship that leads to the chart in each. */
const framesIn = (text: string): ReadonlyMap<string, Frame> =>
  new Map(
    anchorsIn(text).map(({ element, area }) => {
      const find = (name: string): Element | undefined => descendantsOf(text, element, new Set([name]))[0];
      const [says, chart] = [find("cNvPr"), find("chart")];
      const id = chart && [...attributesOf(text, chart)].find(([name]) => name.endsWith(":id"))?.[1];
      return [
        id ?? "",
        { description: (says && attributesOf(text, says).get("descr")) ?? "", area },
      ] as const;
    }),
  );

function readChart(text: string, frame: Frame): readonly Chart[] {
  const all = (within: Element, ...names: readonly string[]): readonly Element[] =>
    descendantsOf(text, within, new Set(names));
  const root = rootOf(text);
  const [plot] = all(root, "plotArea");
  const [drawn] = plot === undefined ? [] : all(plot, "barChart", "scatterChart");
  if (plot === undefined || drawn === undefined) return [];
  const value = (within: Element, name: string): string | undefined => {
    const [found] = all(within, name);
    return found && attributesOf(text, found).get("val");
  };
  const titleOf = (within: Element | undefined): string => {
    const title = within && childOf(text, within, "title");
    return title === undefined
      ? ""
      : all(title, "t")
          .map((run) => textOf(text, run))
          .join("");
  };
  const isBar = drawn.name === "barChart";
  const axes = all(plot, "catAx", "valAx");
  const [acrossAxis, upwardsAxis] = axes;
  const reference = (within: Element, ...names: readonly string[]): string => {
    const [holder] = all(within, ...names);
    const [formula] = holder === undefined ? [] : all(holder, "f");
    return formula === undefined ? "" : textOf(text, formula);
  };
  return [
    {
      title: titleOf(childOf(text, root, "chart")),
      ...frame,
      kind: isBar ? "bar" : "scatter",
      isStacked: value(drawn, "grouping") === "stacked",
      isUpright: value(drawn, "barDir") !== "bar",
      across: titleOf(acrossAxis),
      upwards: titleOf(upwardsAxis),
      series: all(drawn, "ser").map((one, place) => ({
        name: reference(one, "tx"),
        across: reference(one, "cat", "xVal"),
        upwards: reference(one, "val", "yVal"),
        colour: colourOf(text, all(one, "srgbClr")) ?? colours[place % colours.length] ?? "#12455a",
      })),
    },
  ];
}

const colours = ["#12455a", "#1b7f79", "#d98e04", "#7a4d8f", "#a23b3b"];

function colourOf(text: string, elements: readonly Element[]): string | undefined {
  const [first] = elements;
  const rgb = first && attributesOf(text, first).get("val");
  return rgb === undefined ? undefined : `#${rgb.toLowerCase()}`;
}
