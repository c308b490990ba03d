import { decimal, pounds, share, shown, text, whole } from "../column.ts";
import { eachFamily, families, weightKey } from "../families.ts";
import { settingName } from "../form.ts";
import { table } from "../table.ts";
import { eachYear, YEARS } from "../years.ts";

const own = (formula: string) => `IF([@Ref]="","",${formula})`;
const nth = (column: string) => `INDEX(Projects[${column}],ROW()-ROW(Evaluation[[#Headers],[Ref]]))`;
const sumOf = (from: string, column: string, also = "") =>
  own(`SUMIFS(${from}[${column}],${from}[Project ref],[@Ref]${also})`);
const weights = families.map(({ key }) => settingName(weightKey(key)));
/** The payback year where it falls in `year`: its start, or the part of it that the amount still owed takes. */
const paybackWithin = (year: number) => {
  const owed =
    YEARS.slice(0, year)
      .map((t) => `[@Net year ${t}]`)
      .join("+") || "0";
  const net = `[@Net year ${year}]`;
  return `IF(AND(${net}>0,ROUND(${owed}+${net},2)>=0),IF(ROUND(${owed},2)=0,${year},${year - 1}-(${owed})/${net}),`;
};

// biome-ignore format: reads as a table
export const evaluation = table(
  { name: "Evaluation", sheet: "6 Evaluation", purpose: "result", key: "ref", inSight: "project", rows: 60,
    about: "Tactic 6, added up by formulas alone: one row for each project of stage 5. Nothing is typed here; every figure can be followed to its lines." },
  {
    ref:     shown(text("Ref", "The project.", { width: 8 }), `IFERROR(IF(${nth("Project")}="","",${nth("Ref")}),"")`),
    project: shown(text("Project", "Its name.", { width: 40 }), own(nth("Project"))),
    total:   shown(pounds("Whole-life cost", "All costs, all years, after bias."), sumOf("Costs", "Whole-life cost")),
    cost:    shown(pounds("Cost today", "Present value of all costs."), sumOf("Costs", "Present value")),
    cash:    shown(pounds("Cash cost today", "Present value of revenue and capital."), sumOf("Costs", "Present value", `,Costs[Funding],"<>In kind"`)),
    benefit: shown(pounds("Benefit today", "Present value of priced benefits."), sumOf("Benefits", "Present value")),
    loss:    shown(pounds("Expected loss", "What its risks may cost, at their chances."), sumOf("Risks", "Expected loss")),
    npv:     shown(pounds("Net present value", "Benefit less cost less expected loss.", { min: -1e9 }), own("[@Benefit today]-[@Cost today]-[@Expected loss]")),
    ratio:   shown(decimal("Benefit-cost ratio", "Benefit for each pound of cost."), own(`IF([@Cost today]=0,"",[@Benefit today]/[@Cost today])`)),
    cashable: shown(pounds("Cashable net", "Cashable benefit less cash cost.", { min: -1e9 }),
      own(`SUMIFS(Benefits[Present value],Benefits[Project ref],[@Ref],Benefits[Kind],"Cashable")-[@Cash cost today]`)),
    ...eachYear("cash", (year) => shown(pounds(`Cash year ${year}`, `Revenue and capital in year ${year}.`), sumOf("Costs", `Cost year ${year}`, `,Costs[Funding],"<>In kind"`))),
    ...eachYear("days", (year) => shown(decimal(`Days year ${year}`, `Staff days in year ${year}, after bias.`), sumOf("Costs", `Days year ${year}`))),
    ...eachYear("costs", (year) => shown(pounds(`Cost year ${year}`, `All costs in year ${year}, undiscounted.`), sumOf("Costs", `Cost year ${year}`))),
    ...eachYear("benefits", (year) => shown(pounds(`Benefit year ${year}`, `Priced benefits in year ${year}, undiscounted.`), sumOf("Benefits", `Net year ${year}`))),
    ...eachYear("net", (year) => shown(pounds(`Net year ${year}`, `Benefit less cost in year ${year}, undiscounted${year === 0 ? ", less expected loss" : ""}.`, { min: -1e9 }),
      own(`[@Benefit year ${year}]-[@Cost year ${year}]${year === 0 ? "-[@Expected loss]" : ""}`))),
    payback: shown(decimal("Payback years", "Years until benefits have repaid costs, within the year by proportion.", { max: 5 }),
      own(`${YEARS.map(paybackWithin).join("")}"Not within five years"${")".repeat(YEARS.length)}`)),
    ...eachFamily(({ title }) => shown(decimal(title, `Points for ${title.toLowerCase()}.`, { max: 100 }),
      own(`ROUND(SUMIFS(Mapping[Points],Mapping[Project ref],[@Ref],Mapping[Family],"${title}"),6)`))),
    points:  shown(decimal("Points", "Points of all families, by the council's weights.", { max: 100 }),
      own(`IF(${weights.join("+")}=0,0,ROUND((${families.map(({ title }, i) => `${weights[i]}*[@${title}]`).join("+")})/(${weights.join("+")}),6))`)),
    riskBefore: shown(whole("Risk before", "Its highest risk score.", { max: 25 }), own("_xlfn.MAXIFS(Risks[Score],Risks[Project ref],[@Ref])")),
    riskAfter:  shown(whole("Risk after", "Its highest risk score once the responses are made.", { max: 25 }), own("_xlfn.MAXIFS(Risks[Score after],Risks[Project ref],[@Ref])")),
    evidence: shown(share("Evaluation complete", "How much of cost, benefit and risk with someone who acts is there."),
      own(`((COUNTIFS(Costs[Project ref],[@Ref])>0)+(COUNTIFS(Benefits[Project ref],[@Ref])>0)+(COUNTIFS(Risks[Project ref],[@Ref],Risks[Who acts],"?*")>0))/3`)),
    value:   shown(pounds("Value", "Net present value, and points at the value of one point.", { min: -1e9 }), own("ROUND([@Net present value]+ROUND([@Points]*PointPounds,2),2)")),
    perPound: shown(decimal("Value per pound", "Value for each pound of cash cost.", { min: -1e9, decimals: 6, format: "#,##0.00" }), own(`IF([@Cash cost today]=0,"",ROUND([@Value]/[@Cash cost today],6))`)),
    rank:    shown(whole("Rank", "By value per pound of cash cost; free projects first, those worth nothing or less last; equals share a rank."),
      own(`IF([@Value]<=0,1+COUNTIFS(Evaluation[Value],">0")+COUNTIFS(Evaluation[Value],">"&[@Value],Evaluation[Value],"<=0"),IF([@Cash cost today]=0,1+COUNTIFS(Evaluation[Cash cost today],0,Evaluation[Value],">"&[@Value]),1+COUNTIFS(Evaluation[Cash cost today],0,Evaluation[Value],">0")+COUNTIFS(Evaluation[Value per pound],">"&[@Value per pound])))`)),
  },
);
