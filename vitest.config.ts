import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A browser on a busy machine may be late: there a test that fails is tried once more, and reported as such.
    retry: process.env.CI === undefined ? 0 : 1,
  },
});
