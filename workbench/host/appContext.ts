/** What the add-in is told of the Excel that it is in. */
export interface ExcelOnTheWeb {
  /** How the two name this conversation and the add-in's place in the page. */
  readonly conversation: string;
  readonly control: string;
  /** The address under which Excel would have the workbook. */
  readonly workbookUrl: string;
  readonly locale: string;
}

/** The requirement sets that are claimed: what Microsoft's npm copy of office.js covers. */
const REQUIREMENTS = { ExcelApi: "1.15", RichApiRuntime: "1.2", DialogApi: "1.2" } as const;

/** Excel's number among the programs of Office, as office.js knows it. */
const EXCEL = 16;
/** The workbook is open for editing. */
const READ_WRITE = 1;

/** The address of the add-in as Excel on the web opens it: who it runs in stands in the query. */
export function addressWithHost(address: string, locale: string): string {
  const url = new URL(address);
  url.searchParams.set("_host_Info", hostInfo(locale));
  return url.href.replaceAll("%24", "$");
}

/** The name of the frame as Excel on the web sets it: how to speak to the page around it. */
export const frameName = ({ conversation, control, locale }: ExcelOnTheWeb, origin: string): string =>
  JSON.stringify({
    baseFrameName: control,
    hostInfo: hostInfo(locale),
    xdmInfo: `${conversation}|${control}|${origin}`,
    serializerVersion: "1",
    flights: "[]",
  });

const hostInfo = (locale: string): string => `Excel$Web$16.00$${locale}$workbench$$$0`;

/** The answer to `getAppContextAsync`, the first thing that office.js asks. */
export const appContext = ({ control, workbookUrl, locale }: ExcelOnTheWeb, addinOrigin: string): object => ({
  _id: control,
  _appName: EXCEL,
  _appVersion: 16,
  _appMinorVersion: 0,
  _hostFullVersion: "16.0.18000.40000",
  _appUILocale: locale,
  _dataLocale: locale,
  _docUrl: workbookUrl,
  _clientMode: READ_WRITE,
  _settings: [],
  _reason: "documentOpened",
  _osfControlType: 0,
  _eToken: "",
  _correlationId: control,
  _appInstanceId: control,
  _requirementMatrix: JSON.stringify(REQUIREMENTS),
  _addinName: "Twintrack",
  _appDomains: [addinOrigin],
  _initialDisplayMode: 2,
  _featureGates: {},
});
