/** Excel's own refusal of one action. */
export interface Problem extends Error {
  readonly code: string;
  readonly status: number;
}

/** A refusal to throw from the work of an action: Excel's code, its message, the HTTP status it travels with. */
export const problem = (code: string, message: string, status = 400): Problem =>
  Object.assign(new Error(message), { name: "Problem", code, status });

/** Whether something caught is a refusal, and not a fault of the workbench. */
export const isProblem = (caught: unknown): caught is Problem =>
  caught instanceof Error && caught.name === "Problem";

/** What was asked for is not there. */
export const itemNotFound = (): Problem =>
  problem("ItemNotFound", "The requested resource doesn't exist.", 404);

/** What was handed over does not fit. */
export const invalidArgument = (
  message = "The argument is invalid or missing or has an incorrect format.",
): Problem => problem("InvalidArgument", message);

/** The sheet is protected. */
export const accessDenied = (): Problem =>
  problem("AccessDenied", "You cannot perform the requested operation.", 403);

/** Excel can do this; the workbench cannot. */
export const notImplemented = (member: string): Problem =>
  problem("NotInTheWorkbench", `${member} is not implemented by the workbench`, 501);
