import { groupBy } from "../facts.ts";
import { singular } from "../words.ts";
import { type Rule, remark } from "./rule.ts";

/** Areas that look alike and are kept apart on purpose: asking people is not the same as working with them. */
const KEPT_APART = [
  ["Community Engagement", "Community Consultations"],
  ["Staff Engagement", "Staff Consultations"],
] as const;

/** The same name on two rows, case, spacing and plural ignored: the officer says which one stands for both. */
const namedTwice: Rule = {
  kind: "issue",
  asks: "An area stands in the list once, as an activity or as a service.",
  remarks: ({ entries }) =>
    [...groupBy(entries.areas, ({ area }) => singular(area)).values()].flatMap((alike) => {
      const standing = alike.filter(({ sameAs }) => sameAs === null);
      const [first, ...others] = standing;
      if (first === undefined) return [];
      return others.map((other) =>
        remark(
          "Areas",
          other.row,
          "Area",
          other.kind === first.kind
            ? `“${other.area}” is listed twice, as ${first.ref} and ${other.ref}; in Same as, name the one that stands for both`
            : `“${other.area}” is listed as ${first.kind.toLowerCase()} (${first.ref}) and as ${other.kind.toLowerCase()} (${other.ref}); choose which it is and, on the other, name it in Same as`,
        ),
      );
    }),
};

const sameAsStands: Rule = {
  kind: "issue",
  asks: "Same as names an area that stands for itself.",
  remarks: ({ entries, area }) =>
    entries.areas
      .filter(
        ({ ref, sameAs }) =>
          sameAs !== null && (sameAs === ref || (area.get(sameAs)?.sameAs ?? null) !== null),
      )
      .map(({ row, sameAs }) =>
        remark("Areas", row, "Same as", `${sameAs} does not stand for itself; name the area that does`),
      ),
};

const keptApart: Rule = {
  kind: "issue",
  asks: "Engagement and consultation stay apart unless a reason is given.",
  remarks: ({ entries, countsAs }) =>
    KEPT_APART.flatMap((pair) => {
      const [ones = [], others = []] = pair.map((kept) =>
        entries.areas.filter(({ area }) => singular(area) === singular(kept)),
      );
      return ones.flatMap((one) =>
        others.flatMap((other) => {
          const joined = [other, one].filter(({ sameAs }) => sameAs !== null);
          const [first] = joined;
          const isJoined = countsAs(one.ref)?.ref === countsAs(other.ref)?.ref;
          if (first === undefined || !isJoined || joined.some(({ whyParked }) => whyParked !== null))
            return [];
          return [
            remark(
              "Areas",
              first.row,
              "Why parked",
              `${one.area} and ${other.area} are kept apart on purpose; to join them, say why here`,
            ),
          ];
        }),
      );
    }),
};

const openHasOwner: Rule = {
  kind: "issue",
  asks: "An area that goes on has an owner.",
  remarks: ({ open }) =>
    open
      .filter(({ owner }) => owner === null)
      .map(({ row }) => remark("Areas", row, "Owner", "Enter owner: this area goes on")),
};

const openHasObjective: Rule = {
  kind: "issue",
  asks: "An area that goes on has an objective with an outcome.",
  remarks: ({ open, entries, countsAs }) => {
    const served = new Set(
      entries.objectives.filter(({ outcome }) => outcome !== null).map(({ area }) => countsAs(area)?.ref),
    );
    return open
      .filter(({ ref }) => !served.has(ref))
      .map(({ row, area }) =>
        remark(
          "Areas",
          row,
          "Area",
          `${area} goes on but has no objective with an outcome; add one on 2 Objectives, or park it`,
        ),
      );
  },
};

const withinLimit: Rule = {
  kind: "finding",
  asks: "No more areas are open than the working limit.",
  remarks: ({ open, entries }) => {
    const limit = entries.settings.openAreas ?? null;
    const last = open.at(-1);
    if (limit === null || last === undefined || open.length <= limit) return [];
    const parked = entries.areas.filter(({ decision }) => decision === "Park").length;
    return [
      remark(
        "Areas",
        last.row,
        "Decision",
        `${open.length} areas are open and the working limit is ${limit}; choose which to park (${parked} are parked already)`,
      ),
    ];
  },
};

export const areaRules: readonly Rule[] = [
  namedTwice,
  sameAsStands,
  keptApart,
  openHasOwner,
  openHasObjective,
  withinLimit,
];
