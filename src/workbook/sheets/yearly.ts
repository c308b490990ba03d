import { decimal, pounds, shown, text, whole } from "../column.ts";
import { type Row, table } from "../table.ts";
import { YEARS } from "../years.ts";

const ofYear = (from: (year: number) => string) => `CHOOSE([@Year]+1,${YEARS.map(from).join(",")})`;
/** 1 for each project of the evaluation that the portfolio funds, 0 for the others. */
const isFunded = 'COUNTIFS(Portfolio[Ref],Evaluation[Ref],Portfolio[Decision],"Fund")';
const funded = (title: string) =>
  ofYear((year) => `SUMPRODUCT(${isFunded},Evaluation[${title} year ${year}])`);
const money = { min: -1e12, width: 15 };

// biome-ignore format: reads as a table
export const yearly = table(
  { name: "Yearly", sheet: "7 Years", purpose: "result", rows: YEARS.length,
    about: "What the funded projects cost and yield in each year, beside what the council has: formulas over 6 Evaluation and Settings, so every figure can be followed." },
  {
    year:      shown(whole("Year", "Counted from the first.", { width: 7 }), "ROW()-ROW(Yearly[[#Headers],[Year]])-1"),
    financial: shown(text("Financial year", "As the calendar has it.", { width: 12 }), `(FirstYear+[@Year])&"–"&RIGHT(FirstYear+[@Year]+1,2)`),
    budget:    shown(pounds("Cash budget", "Of Settings.", money), ofYear((year) => `Budget${year}`)),
    cash:      shown(pounds("Cash used", "Revenue and capital of the funded projects.", money), funded("Cash")),
    cashLeft:  shown(pounds("Cash left", "Budget less use.", money), "[@Cash budget]-[@Cash used]"),
    staffDays: shown(decimal("Staff days allowed", "Of Settings.", { decimals: 1, width: 12 }), ofYear((year) => `StaffDays${year}`)),
    days:      shown(decimal("Staff days used", "Of the funded projects, after bias.", { decimals: 2, width: 12 }), funded("Days")),
    daysLeft:  shown(decimal("Staff days left", "Allowed less used.", { min: -1e6, decimals: 2, width: 12 }), "[@Staff days allowed]-[@Staff days used]"),
    cost:      shown(pounds("Cost", "All costs, in cash and in kind, undiscounted.", money), funded("Cost")),
    benefit:   shown(pounds("Benefit", "Priced benefits, undiscounted.", money), funded("Benefit")),
    net:       shown(pounds("Net", "Benefit less cost; in year 0 less expected loss.", money), funded("Net")),
    soFar:     shown(pounds("Net so far", "This year's and all before it.", money), `SUMIFS(Yearly[Net],Yearly[Year],"<="&[@Year])`),
  },
);
export type YearlyRow = Row<typeof yearly>;
