/** Building the template and the worked example: planning, working out every formula, writing, and all together. */
import { buildTemplate, evaluatePlan, planWorkbook } from "../src/file/build/buildTemplate.ts";
import { contentOf, guideMatter, here, templates } from "../templates/sources.ts";

const ROUNDS = 5;

/** The least and the middle of the processor's milliseconds over the rounds, and of the clock's. */
async function measured(work: () => unknown): Promise<string> {
  const cpu: number[] = [];
  const clock: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [before, start] = [process.cpuUsage(), performance.now()];
    await work();
    clock.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  const middle = (times: number[]) => Math.round(times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0);
  return `${middle(cpu)} ms of processor, ${middle(clock)} ms by the clock (least ${Math.round(Math.min(...clock))})`;
}

for (const { file, folder, title } of templates) {
  const content = contentOf(here(folder));
  const about = { title, guide: guideMatter };
  const plan = planWorkbook(content, about);
  console.log(`${file}: planning  ${await measured(() => planWorkbook(content, about))}`);
  console.log(`${file}: formulas  ${await measured(() => evaluatePlan(plan))}`);
  console.log(`${file}: building  ${await measured(() => buildTemplate(content, about))}`);
}
