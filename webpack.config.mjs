import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const typescript = {
  test: /\.ts$/,
  loader: "swc-loader",
  options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } },
};

/** The command line, one file of plain JavaScript that starts fast. */
export const commandLine = {
  name: "command line",
  mode: "production",
  target: "node20",
  entry: { cli: at("./src/cli.ts") },
  output: { path: at("./dist"), filename: "[name].js", module: true, chunkFormat: "module" },
  experiments: { outputModule: true },
  // The bundle finds its templates from where it stands, so import.meta is left as written.
  module: { rules: [typescript], parser: { javascript: { importMeta: false } } },
  optimization: { minimize: false },
  performance: { hints: false },
  devtool: false,
};
