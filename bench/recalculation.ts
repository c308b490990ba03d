/**
 * Working out the workbook's formulas, as the workbench does: all of them, and those that hang on one entry. The
 * processor's milliseconds, the middle of the rounds; the worked example, and the same twenty times over.
 *
 *   npm run bench -- recalculation
 */
import { openWorkbook } from "../workbench/host/openWorkbook.ts";
import { cellAt, findTable, putCell, type Value } from "../workbench/host/workbook.ts";
import { newRecalculation } from "../workbench/page/calculate.ts";
import { workedExample } from "./manyTimes.ts";

const ROUNDS = 7;
/** Entries of the first row of a table: its column, and two values to type there in turn. */
const entries = [
  ["Areas", "Note", "One thing", "Another"],
  ["Costs", "Year 1", 40, 41],
  ["Objectives", "Importance", 50, 51],
  ["Projects", "Project", "One name", "Another name"],
] as const;

async function middle(work: (round: number) => Promise<void>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    await work(round);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return `${(times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0).toFixed(1).padStart(9)} ms`;
}

for (const times of [1, 20]) {
  const workbook = openWorkbook(await workedExample(times));
  const formulas = workbook.sheets.flatMap(({ cells }) => [...cells.values()].filter((cell) => cell.formula));
  console.log(`\nThe worked example${times > 1 ? ` ${times} times over` : ""}: ${formulas.length} formulas`);
  console.log(`${await middle(() => newRecalculation(workbook).settle())}  all of them`);
  const { settle } = newRecalculation(workbook);
  await settle();
  for (const [name, column, ...values] of entries) {
    const found = findTable(workbook, name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    const { sheet, table } = found;
    const { row, column: left } = table.area;
    const at = Array.from({ length: table.area.columns }, (_, c) => left + c).find(
      (c) => cellAt(sheet, row, c).value === column,
    );
    const enter = async (round: number): Promise<void> => {
      putCell(sheet, row + 1, at ?? left, { value: values[round % 2] as Value });
      await settle();
    };
    console.log(`${await middle(enter)}  after an entry under ${column} of ${name}`);
  }
}
