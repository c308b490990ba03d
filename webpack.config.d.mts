import type { Configuration } from "webpack";

export declare const commandLine: Configuration;
export declare const OFFICE: { readonly microsoft: string; readonly workbench: string };
export declare const OFFICE_HOSTS: readonly string[];
export declare const taskPane: (wanted?: {
  readonly office?: string | null;
  readonly entry?: string;
  readonly path?: string;
  readonly isSmall?: boolean;
}) => Configuration;
export declare const workbench: (wanted?: {
  readonly path?: string;
  readonly isSmall?: boolean;
}) => readonly Configuration[];
