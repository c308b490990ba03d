import type { Figures } from "./projects.ts";

/** What each cost and benefit line is called, by its ref: "B030 Gully call-outs that are not needed". */
export const lineNames = ({ lines }: Figures): ReadonlyMap<string, string> =>
  new Map([
    ...[...lines.costs.values()].map(
      ({ line }) => [line.ref, `${line.ref} ${line.kind}, ${line.role}`] as const,
    ),
    ...[...lines.benefits.values()].map(({ line }) => [line.ref, `${line.ref} ${line.improves}`] as const),
  ]);
