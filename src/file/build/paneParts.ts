import type { PackageParts } from "./packageParts.ts";

/** The add-in's own number: the manifest and every template carry the same. */
export const ADD_IN_ID = "b7d0c1a4-5e2f-4c8b-9a36-1f0e6d84c2a9";
/** The version of the add-in that a template names; a newer one opens it as well. */
const ADD_IN_VERSION = "1.0.0.0";

const OFFICE = "http://schemas.microsoft.com/office";
const WORKBOOK_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * Adds what opens the planner's pane beside the workbook where the add-in is installed: through the organisation's
 * catalogue first, or where a developer has put it by hand. Where it is not installed nothing opens and nothing asks.
 *
 * @source Microsoft Learn, "Automatically open a task pane with a document", 23 March 2026
 */
export function addPane(parts: PackageParts): void {
  const reference = (store: string, storeType: string) =>
    `<we:reference id="${ADD_IN_ID}" version="${ADD_IN_VERSION}" store="${store}" storeType="${storeType}"/>`;
  parts.add(
    "xl/webextensions/webextension1.xml",
    `<we:webextension xmlns:we="${OFFICE}/webextensions/webextension/2010/11" id="{${ADD_IN_ID.toUpperCase()}}">` +
      `${reference("EXCatalog", "EXCatalog")}<we:alternateReferences>${reference("developer", "Registry")}</we:alternateReferences>` +
      '<we:properties><we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/></we:properties>' +
      `<we:bindings/><we:snapshot xmlns:r="${WORKBOOK_LINKS}"/></we:webextension>`,
    "application/vnd.ms-office.webextension+xml",
  );
  parts.add(
    "xl/webextensions/taskpanes.xml",
    `<wetp:taskpanes xmlns:wetp="${OFFICE}/webextensions/taskpanes/2010/11">` +
      '<wetp:taskpane dockstate="right" visibility="0" width="350" row="4">' +
      `<wetp:webextensionref xmlns:r="${WORKBOOK_LINKS}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
    "application/vnd.ms-office.webextensiontaskpanes+xml",
  );
  parts.link(
    "xl/webextensions/taskpanes.xml",
    `${OFFICE}/2011/relationships/webextension`,
    "webextension1.xml",
  );
  parts.link("", `${OFFICE}/2011/relationships/webextensiontaskpanes`, "xl/webextensions/taskpanes.xml");
}
