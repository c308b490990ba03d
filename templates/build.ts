import { writeFileSync } from "node:fs";
import { buildFrom, here, templates } from "./sources.ts";

for (const template of templates) writeFileSync(here(template.file), await buildFrom(template));
