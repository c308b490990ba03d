import { refusal } from "../refusal.ts";
import type { Parts } from "./parts.ts";

/**
 * Leaves a signed workbook alone: a changed file breaks its signature, and a broken signature says that somebody
 * tampered with it.
 *
 * @throws SIGNED
 */
export function refuseSigned({ opened }: Parts): void {
  const isSigned = [...opened.relationships("").values()].some(({ target }) =>
    target.startsWith("_xmlsignatures/"),
  );
  if (!isSigned) return;
  throw refusal(
    "SIGNED",
    "This workbook carries a digital signature, which any change makes void. Take the signature off in Excel (File, Info, View Signatures), then try again. Nothing was changed.",
  );
}
