import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import webpack from "webpack";

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
  // Asked for only when the workbench is served, and not there where Twintrack is installed without it.
  externals: { selfsigned: "import selfsigned" },
  // The bundle finds its templates from where it stands, so import.meta is left as written.
  module: { rules: [typescript], parser: { javascript: { importMeta: false } } },
  optimization: { minimize: false },
  performance: { hints: false },
  devtool: false,
  // webpack takes the first line of a program out of its source, and npx needs it to find Node.
  plugins: [new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true })],
};

/** Where office.js comes from: Microsoft in production, the workbench's own copy at home. */
export const OFFICE = {
  microsoft: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  workbench: "/office/office.js",
};

/** Where Excel's script comes from: its home, and its newer one, to which the first may turn. */
export const OFFICE_HOSTS = [
  new URL(OFFICE.microsoft).origin,
  "https://officeapis.public.onecdn.static.microsoft",
];

/** What the pane may load: its own files, and Excel's script; office.js itself needs inline styles. */
const policyFor = (office) =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...(office === OFFICE.microsoft ? OFFICE_HOSTS : [])].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/**
 * The task pane: a page, its script in pieces named after their content, its style, icons and the built workbooks.
 *
 * @param office the address of office.js; null for a page that stands without Excel
 * @param entry another first script, for a page that stands without Excel
 * @param path where it goes
 * @param isSmall whether its scripts are made small, which takes most of the time
 */
export const taskPane = ({
  office = OFFICE.microsoft,
  entry = at("./taskpane/main.ts"),
  path = at("./dist/taskpane"),
  isSmall = true,
} = {}) => ({
  name: "task pane",
  mode: "production",
  target: ["web", "es2022"],
  entry: { pane: entry },
  output: { path, publicPath: "auto", filename: "[name].[contenthash:10].js", clean: true },
  module: { rules: [typescript] },
  // Few pieces with plain names: the pane, its worker, and what a view loads when it opens.
  optimization: { chunkIds: "named", moduleIds: "named", minimize: isSmall, splitChunks: false },
  performance: { hints: false },
  devtool: "source-map",
  plugins: [{ apply: (compiler) => compiler.hooks.thisCompilation.tap("page", emitPage(office)) }],
});

/** The style of a page from the parts of its folder, in the order in which they count, and a name after its content. */
const styleOf = (folder, page, parts) => {
  const style = parts.map((part) => readFileSync(at(`${folder}/${part}.css`), "utf8")).join("");
  const name = `${page}.${createHash("sha256").update(style).digest("hex").slice(0, 10)}.css`;
  return [name, style];
};
const paneStyles = ["theme", "parts", "page", "stages", "check", "weigh", "plan", "words", "preferences"];
const workbenchStyles = ["theme", "page", "sheet", "editor", "overlays", "charts", "preferences"];

/** Puts the page beside its scripts, with the names that they have got. */
const emitPage = (office) => (compilation) => {
  const { RawSource } = webpack.sources;
  const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
  compilation.hooks.processAssets.tap({ name: "page", stage }, () => {
    const put = (name, content) => compilation.emitAsset(name, new RawSource(content));
    const [styleName, style] = styleOf("./taskpane/style", "pane", paneStyles);
    put(styleName, style);
    const fills = {
      policy: policyFor(office),
      style: styleName,
      office: office === null ? "" : `<script src="${office}"></script>`,
      script: compilation.entrypoints
        .get("pane")
        .getFiles()
        .find((file) => file.endsWith(".js")),
    };
    const page = readFileSync(at("./taskpane/index.html"), "utf8");
    put(
      "index.html",
      page.replace(/%(\w+)%/g, (_, name) => fills[name]),
    );
    put("support.html", readFileSync(at("./taskpane/support.html"), "utf8").replace("%style%", styleName));
    for (const file of filesIn("./taskpane/assets", ".png"))
      put(`assets/${basename(file)}`, readFileSync(file));
    for (const file of filesIn("./templates", ".xlsx"))
      put(`templates/${basename(file)}`, readFileSync(file));
  });
};

/**
 * The workbench's page: its script, its style, and the pane beside it with office.js from the same place.
 *
 * @param path where it goes
 * @param isSmall whether its scripts are made small
 */
export const workbench = ({ path = at("./dist/workbench"), isSmall = true } = {}) => [
  {
    name: "workbench",
    mode: "production",
    target: ["web", "es2022"],
    entry: { workbench: at("./workbench/page/main.ts") },
    output: {
      path,
      publicPath: "auto",
      filename: "[name].[contenthash:10].js",
      module: true,
      chunkFormat: "module",
      clean: { keep: /^pane/ },
    },
    experiments: { outputModule: true, topLevelAwait: true },
    module: { rules: [typescript] },
    optimization: { minimize: isSmall },
    performance: { hints: false },
    devtool: "source-map",
    plugins: [{ apply: (compiler) => compiler.hooks.thisCompilation.tap("page", emitWorkbench) }],
  },
  taskPane({ office: OFFICE.workbench, path: join(path, "pane"), isSmall }),
];

const emitWorkbench = (compilation) => {
  const { RawSource } = webpack.sources;
  const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
  compilation.hooks.processAssets.tap({ name: "page", stage }, () => {
    const [styleName, style] = styleOf("./workbench/page/style", "workbench", workbenchStyles);
    compilation.emitAsset(styleName, new RawSource(style));
    const fills = {
      policy:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'",
      style: styleName,
      script: compilation.entrypoints
        .get("workbench")
        .getFiles()
        .find((file) => file.endsWith(".js")),
    };
    const page = readFileSync(at("./workbench/page/index.html"), "utf8");
    compilation.emitAsset("index.html", new RawSource(page.replace(/%(\w+)%/g, (_, name) => fills[name])));
  });
};

const filesIn = (folder, ending) =>
  existsSync(at(folder))
    ? readdirSync(at(folder))
        .filter((name) => name.endsWith(ending))
        .map((name) => join(at(folder), name))
    : [];
