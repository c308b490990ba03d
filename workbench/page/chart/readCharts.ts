import type { Parts } from "../../../src/file/write/parts.ts";
import { childOf, descendantsOf, type Element, rootOf } from "../../../src/file/xml/markup.ts";
import { attributesOf, textOf } from "../../../src/file/xml/markupText.ts";

/** A chart of a sheet: what it shows and where its figures stand; the figures are read from the sheet. */
export interface Chart {
  readonly title: string;
  /** What its maker wrote for those who cannot see it. */
  readonly description: string;
  readonly kind: "bar" | "scatter";
  readonly isStacked: boolean;
  readonly isUpright: boolean;
  readonly across: string;
  readonly upwards: string;
  readonly series: readonly ChartSeries[];
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
    const descriptions = descriptionsIn(parts.text(drawing));
    const links = parts.opened.relationships(drawing);
    return [...links.values()]
      .filter(({ kind }) => kind === "chart")
      .flatMap(({ id, target }) => readChart(parts.text(target), descriptions.get(id) ?? ""));
  });
}

function descriptionsIn(text: string): ReadonlyMap<string, string> {
  const frames = descendantsOf(text, rootOf(text), new Set(["graphicFrame"]));
  return new Map(
    frames.map((frame) => {
      const find = (name: string): Element | undefined => descendantsOf(text, frame, new Set([name]))[0];
      const [says, chart] = [find("cNvPr"), find("chart")];
      const id = chart && [...attributesOf(text, chart)].find(([name]) => name.endsWith(":id"))?.[1];
      return [id ?? "", (says && attributesOf(text, says).get("descr")) ?? ""] as const;
    }),
  );
}

function readChart(text: string, description: string): readonly Chart[] {
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
      description,
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
