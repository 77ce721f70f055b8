/** Something said in English and in Korean. */
export type Both = readonly [en: string, ko: string];

/** What operators are told about messages that mean the same: the messages as the code has them, why, and what to do. */
export type Told = readonly [messages: readonly string[], cause: Both, remedy: Both];

/** One part of the page. */
export interface Section {
	title: Both;
	intro?: Both;
	told: readonly Told[];
}
