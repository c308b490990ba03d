import { Command, CommanderError, InvalidArgumentError } from "commander";
import { isRefusal } from "../file/refusal.ts";
import type { Day } from "../units.ts";
import { TEMPLATE_VERSION } from "../workbook/index.ts";
import { runCheck } from "./checkCommand.ts";
import { runExplain } from "./explainCommand.ts";
import { runPlan } from "./planCommand.ts";
import type { Output } from "./printing.ts";
import { runStart } from "./startCommand.ts";
import { runTemplate } from "./templateCommand.ts";

/** The exit codes: fine; something to put right; refused, and nothing written. */
export const EXIT = { fine: 0, toPutRight: 1, refused: 2 } as const;

/**
 * Runs one command line.
 *
 * @param words what was typed after the program's name
 * @param now when: backups carry it, and the plan its day unless `--day` says otherwise
 * @returns the exit code, one of {@link EXIT}
 */
export async function runProgram(words: readonly string[], output: Output, now: Date): Promise<number> {
  let code: number = EXIT.fine;
  const run: Run = async (file, command) => {
    try {
      code = await command();
    } catch (caught) {
      if (!isRefusal(caught)) throw caught;
      output.progress(`${file}: ${caught.message}`);
      code = EXIT.refused;
    }
  };
  try {
    await commands(run, output, now).parseAsync(words, { from: "user" });
  } catch (caught) {
    if (!(caught instanceof CommanderError)) throw caught;
    code = caught.exitCode === 0 ? EXIT.fine : EXIT.refused;
  }
  return code;
}

/** Carries a command out for the file that it is about. */
type Run = (file: string, command: () => number | Promise<number>) => Promise<void>;

/** The commands, each handed to `run` with the file that it is about. */
function commands(run: Run, output: Output, now: Date): Command {
  const program = new Command("twintrack")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.answer(text.trimEnd()),
      writeErr: (text) => output.progress(text.trimEnd()),
    })
    .description(
      "Plans how a council uses social media: checks its workbook, chooses the portfolio, writes the plan.",
    )
    .version(TEMPLATE_VERSION)
    .addHelpText(
      "after",
      `
Exit codes: 0 fine, 1 something to put right, 2 refused and nothing written.

Examples:
  twintrack template -o Libraries.xlsx      a blank workbook to fill in
  twintrack check Libraries.xlsx            what has to be put right, cell by cell
  twintrack plan Libraries.xlsx             the portfolio, and a copy of the workbook with the plan in it
  twintrack explain Libraries.xlsx P03      why one project is in or out`,
    );

  program
    .command("template")
    .description("write the blank template, or the worked example")
    .option("-o, --output <file>", "where to write it")
    .option("--example", "the worked example instead")
    .option("--force", "replace a file that is there, and keep a backup")
    .action((options) =>
      run(options.output ?? "twintrack.xlsx", () => runTemplate({ ...options, now }, output)),
    );

  program
    .command("check")
    .description("say what has to be put right, with sheet and cell")
    .argument("<file>", "a workbook made from the template")
    .option("--json", "as JSON")
    .option("--day <day>", "the day that dates are compared with; today unless told", day)
    .addHelpText("after", "\nExample: twintrack check Libraries.xlsx --json")
    .action((file, options) =>
      run(file, () => runCheck(file, { ...options, day: options.day ?? dayOf(now) }, output)),
    );

  program
    .command("plan")
    .description("choose the portfolio and write a copy of the workbook with the plan in it")
    .argument("<file>", "a workbook made from the template")
    .option("-o, --output <file>", "where to write the copy; beside the workbook unless told")
    .option("--json", "print the plan as JSON; without -o nothing is written")
    .option("--force", "replace a file that is there, and keep a backup")
    .option("--day <day>", "the day the plan is stamped with", day)
    .option("--draws <count>", "how many readings of weights and estimates; 0 for none", draws)
    .addHelpText("after", "\nExample: twintrack plan Libraries.xlsx -o Plan.xlsx")
    .action((file, options) =>
      run(options.output ?? file, () =>
        runPlan(file, { ...options, day: options.day ?? dayOf(now), now }, output),
      ),
    );

  program
    .command("explain")
    .description("say why one project is in, out or held back, line by line")
    .argument("<file>", "a workbook made from the template")
    .argument("<ref>", "the project's ref or name")
    .addHelpText("after", "\nExample: twintrack explain Libraries.xlsx P03")
    .action((file, ref) => run(file, () => runExplain(file, ref, { day: dayOf(now) }, output)));

  program
    .command("start")
    .description("plan the worked example into the folder out, and serve the workbench")
    .option("--serve", "serve the workbench even where no terminal is watched")
    .option("--no-serve", "leave the workbench out")
    .action(({ serve }) => run("out", () => runStart({ day: dayOf(now), now, serve }, output)));
  return program;
}

/** The day of a time, as the clock on the wall has it. */
const dayOf = (time: Date): Day =>
  [time.getFullYear(), time.getMonth() + 1, time.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-") as Day;

const day = (typed: string): Day => {
  const time = Date.parse(`${typed}T00:00Z`);
  // 30 February is read as 2 March: only a day that comes back as it was typed is one.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== typed)
    throw new InvalidArgumentError("Write it as 2027-03-31.");
  return typed as Day;
};

const draws = (typed: string): number => {
  const count = Number(typed);
  if (!Number.isInteger(count) || count < 0 || count > 100_000)
    throw new InvalidArgumentError("Give a whole number from 0 to 100000.");
  return count;
};
