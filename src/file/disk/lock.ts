import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Refusal, refusal } from "../refusal.ts";
import { hasEnded, type Owner, self, temporaryFor } from "./leftovers.ts";
import { systemCode } from "./systemRefusal.ts";

/** The answers of a disk without hard links (memory sticks, some network drives), or where one cannot reach. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set([
  "EPERM",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EMLINK",
  "EXDEV",
]);

/**
 * Gives a file a second name that must be new. Where the disk knows no hard links, false, and nothing is done.
 *
 * @throws the system's EEXIST where the name is taken
 */
export function linkNew(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (caught) {
    if (NO_LINKS.has(systemCode(caught))) return false;
    throw caught;
  }
}

/**
 * Does some work while no other Twintrack, on any computer, does work on the same target, and gives its result.
 *
 * The lock is a file beside the target that names its holder; one whose holder has ended is taken over.
 *
 * @throws LOCKED where another holds it
 */
export function whileLocked<Result>(target: string, work: () => Result): Result {
  const lock = join(dirname(target), `.${basename(target)}.twintrack-lock`);
  take(lock, temporaryFor(target));
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string, temporary: string): void {
  const name = `${self.pid}@${self.host}`;
  // Linked into place when complete, so that nobody ever reads half a name.
  writeFileSync(temporary, name);
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        if (!linkNew(temporary, lock)) writeFileSync(lock, name, { flag: "wx" });
        return;
      } catch (caught) {
        if (systemCode(caught) !== "EEXIST") throw caught;
      }
      const holder = holderOf(lock);
      if (holder && !hasEnded(holder)) throw locked(lock, holder);
      rmSync(lock, { force: true });
    }
    throw locked(lock, holderOf(lock));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Who holds a lock; undefined where it has just been let go, or says nothing that we wrote. */
function holderOf(lock: string): Owner | undefined {
  try {
    const [, owner, host = ""] = /^(\d+)@([\w.-]+)$/.exec(readFileSync(lock, "utf8")) ?? [];
    return owner === undefined ? undefined : { pid: Number(owner), host };
  } catch (caught) {
    if (systemCode(caught) === "ENOENT") return undefined;
    throw caught;
  }
}

function locked(lock: string, holder?: Owner): Refusal {
  const where = holder && holder.host !== self.host ? ` on the computer ${holder.host}` : "";
  return refusal(
    "LOCKED",
    `Another Twintrack${where} is writing it now. Try again when it has finished; if none is running, delete the file ${basename(lock)} beside it. Nothing was changed.`,
  );
}
