import { argv } from "node:process";
import { answerAsChild } from "../../../src/file/read/readInChild.ts";

const [, , how] = argv;
if (how === "read") answerAsChild();
else if (how === "hang") setInterval(() => undefined, 1000);
else if (how === "eat") {
  const eaten: unknown[][] = [];
  for (;;) eaten.push(new Array(100_000).fill(eaten.length));
} else throw new Error("a fault of our own");
