import { READ_FOR_PARENT } from "./cli/openWorkbook.ts";
import { runProgram } from "./cli/program.ts";
import { answerAsChild } from "./file/read/readInChild.ts";

const words = process.argv.slice(2);

if (words[0] === READ_FOR_PARENT) answerAsChild();
else
  process.exitCode = await runProgram(
    words,
    {
      answer: (line) => process.stdout.write(`${line}\n`),
      progress: (line) => process.stderr.write(`${line}\n`),
    },
    new Date(),
  );
