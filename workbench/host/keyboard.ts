/** Where the keyboard goes when an add-in hands it back, as office.js has a host do it. */
export type Exit = "next" | "before" | "nextPlace" | "placeBefore" | "sheet";

/** The numbers of office.js (`OSF.AgaveHostAction`) for what concerns the keyboard; all others are left alone. */
const TAB_IN = 11;
const exits: ReadonlyMap<unknown, Exit> = new Map([
  [5, "nextPlace"], // CtrlF6Exit
  [6, "placeBefore"], // CtrlF6ExitShift
  [13, "next"], // TabExit
  [14, "before"], // TabExitShift
  [15, "sheet"], // EscExit
  [16, "sheet"], // F2Exit
  [17, "next"], // ExitNoFocusable
  [18, "before"], // ExitNoFocusableShift
]);

/** What an add-in's notice says of the keyboard; undefined where that is nothing, or another add-in's. */
export const exitIn = (data: unknown, control: string): Exit | undefined =>
  Array.isArray(data) && data[0] === control ? exits.get(data[1]) : undefined;

/** What is said to an add-in so that its first control takes the keyboard, and in which conversation. */
export const entering = (conversation: string): object => ({
  _messageType: 0,
  _actionName: "Office_notifyAgave",
  _actionType: 0,
  _conversationId: `${conversation}_ntf`,
  _data: [TAB_IN],
});
