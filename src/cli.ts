#!/usr/bin/env node
import { runProgram } from "./cli/program.ts";

process.exitCode = runProgram(
  process.argv.slice(2),
  {
    answer: (line) => process.stdout.write(`${line}\n`),
    progress: (line) => process.stderr.write(`${line}\n`),
  },
  new Date(),
);
