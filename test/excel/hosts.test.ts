import { readGrids } from "../../src/excel/readGrids.ts";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { writeGrids } from "../../src/excel/writeGrids.ts";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { writeTables } from "../../src/file/write/writeTables.ts";
import { newHost } from "../../workbench/host/host.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { connectOffice } from "../workbench/officeInNode.ts";
import { hostContract } from "./contract.ts";

hostContract("Excel", async (bytes) => {
  connectOffice(newHost({ workbook: openWorkbook(bytes) }));
  return { read: readGrids, write: async (grids) => writeGrids(grids, await takeSnapshot(grids)) };
});

hostContract("a file", async (bytes) => {
  let file = bytes;
  return {
    read: async (names) => new Map([...readWorkbook(file).grids].filter(([name]) => names.includes(name))),
    write: async (grids) => {
      file = writeTables(file, grids);
    },
  };
});
