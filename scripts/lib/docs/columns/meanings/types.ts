/** What columns mean, by their name, or by their path where the name means different things. */
export type Meanings = Readonly<Record<string, readonly [en: string, ko: string]>>;
