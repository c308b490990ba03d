import fc from "fast-check";

/**
 * Every run draws the same random cases, so that what passed once passes again; `SEED=random npm test` draws new
 * ones, and `SEED=<number>` those of a failure that was reported.
 */
const asked = process.env.SEED;
if (asked !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20261122) });
