import { checkBase } from "./checkBase.ts";
import { checkCommands } from "./checkCommands.ts";
import { checkResources } from "./checkResources.ts";
import type { Problem, Surroundings } from "./problem.ts";
import { readTree } from "./tree.ts";

/**
 * What Excel would refuse in a manifest, or silently leave out; nothing where all is well. Made for our own shape of
 * manifest: a task pane for workbooks with commands on the Home tab.
 *
 * @source Office Add-ins documentation, XML manifest reference and "Validate an Office Add-in's manifest"
 */
export function checkManifest(xml: string, surroundings: Surroundings): readonly Problem[] {
  const tree = readTree(xml);
  if (typeof tree === "string") return [{ kind: "not-well-formed", message: tree }];
  return [...checkBase(tree, surroundings), ...checkCommands(tree), ...checkResources(tree, surroundings)];
}
