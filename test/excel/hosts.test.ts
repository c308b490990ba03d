import { readGrids } from "../../src/excel/readGrids.ts";
import { readWorkbook } from "../../src/file/readWorkbook.ts";
import { writeTables } from "../../src/file/writeTables.ts";
import { newHost } from "../../workbench/host/host.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { connectOffice } from "../workbench/officeInNode.ts";
import { readingContract } from "./contract.ts";

readingContract("Excel", async (bytes) => {
  connectOffice(newHost({ workbook: openWorkbook(bytes) }));
  return { read: readGrids, write: async () => new Map() };
});

readingContract("a file", async (bytes) => ({
  read: async (names) => new Map([...readWorkbook(bytes).grids].filter(([name]) => names.includes(name))),
  write: async (grids) => readWorkbook(writeTables(bytes, grids)).grids,
}));
