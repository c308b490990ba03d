/** Why a file was not read or not written: a stable code to act on and a plain sentence to show. */
export interface Refusal extends Error {
  readonly code: string;
}

/**
 * The error to throw when the world does not allow something: no such file, damaged, locked, too large.
 *
 * @param code stable, in capitals with hyphens: "NOT-A-ZIP"
 * @param sentence what is wrong and what to do, naming sheet and cell where there is one; the file's name is put
 *   before it by whoever knows it
 */
export const refusal = (code: string, sentence: string): Refusal =>
  Object.assign(new Error(sentence), { name: "Refusal", code });

/** Whether something caught is a refusal, to be shown as it stands, and not our own bug. */
export const isRefusal = (caught: unknown): caught is Refusal =>
  caught instanceof Error && caught.name === "Refusal" && "code" in caught;
