const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Gives a workbook to the browser to be kept, under the name that it was opened by; gives the name it is kept by. */
export function offerFile(name: string, bytes: Uint8Array): string {
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: WORKBOOK }));
  const link = document.createElement("a");
  link.href = address;
  // What it is called says to Excel whether it is a template and may hold macros.
  link.download = /\.xl[st][xm]$/i.test(name) ? name : `${name}.xlsx`;
  link.click();
  URL.revokeObjectURL(address);
  return link.download;
}
