/** The five families of benefit: every benefit and every mapping row belongs to exactly one. */
// biome-ignore format: reads as a table
export const families = [
  { key: "sustainability", title: "Sustainability",        about: "The council and its services can keep going: resilience, carbon, demand that does not arise." },
  { key: "responsiveness", title: "Responsiveness",        about: "People get an answer, a service or a change sooner and more easily." },
  { key: "reputation",     title: "Reputation",            about: "Residents, partners and staff trust the council and speak well of it." },
  { key: "lowerCosts",     title: "Lower operating costs", about: "The same service costs less to run." },
  { key: "socialImpact",   title: "Social impact",         about: "Lives and communities are better: health, inclusion, skills, safety, belonging." },
] as const;

export type Family = (typeof families)[number]["title"];
export type FamilyKey = (typeof families)[number]["key"];
export const familyTitles: readonly Family[] = families.map(({ title }) => title);

/** One thing for each family, by the family's key. */
export const eachFamily = <T>(make: (family: (typeof families)[number]) => T): Record<FamilyKey, T> =>
  Object.fromEntries(families.map((family) => [family.key, make(family)])) as Record<FamilyKey, T>;

/** The key of a family's weight among the settings: `weightOfReputation`. */
export type WeightKey = `weightOf${Capitalize<FamilyKey>}`;
export const weightKey = (key: FamilyKey): WeightKey =>
  `weightOf${key.charAt(0).toUpperCase()}${key.slice(1)}` as WeightKey;

/** One thing for each family, by the key of its weight. */
export const eachWeight = <T>(make: (family: (typeof families)[number]) => T): Record<WeightKey, T> =>
  Object.fromEntries(families.map((family) => [weightKey(family.key), make(family)])) as Record<WeightKey, T>;
