import { squeeze } from './writing';

/** Longest words that are compared, in letters. */
const LONGEST = 60;

/** How far apart words may lie to be offered: 0 for the same one, 1 for words that have nothing in common. */
const NEAR = 0.4;

/** A word as it is compared. */
interface Word {
	squeezed: string;
	/** Letters; Korean syllables in their parts, so that a slip of one letter counts as one. */
	letters: string[];
}

function unfold(text: string): Word {
	const squeezed = squeeze(text.slice(0, LONGEST));
	return { squeezed, letters: [...squeezed.normalize('NFD')].slice(0, LONGEST) };
}

/** How many letters have to be put in, left out or changed to make one word the other (Levenshtein). */
function distance(a: readonly string[], b: readonly string[]): number {
	const row = b.map((_, index) => index + 1);
	for (const [i, letter] of a.entries()) {
		let [left, corner] = [i + 1, i];
		for (const [j, above] of row.entries()) {
			const here = Math.min(left + 1, above + 1, corner + (letter === b[j] ? 0 : 1));
			row[j] = here;
			[left, corner] = [here, above];
		}
	}
	return row.at(-1) ?? a.length;
}

function compare({ letters: a }: Word, { letters: b }: Word): number {
	const longest = Math.max(a.length, b.length, 1);
	// What differs in length alone needn't be counted out.
	if (Math.abs(a.length - b.length) / longest > NEAR) return 1;
	return distance(a, b) / longest;
}

/** How far two words lie apart, from 0 to 1; 1 for all that aren't near. */
export const unlikeness = (a: string, b: string): number => compare(unfold(a), unfold(b));

/** Words of which one holds the other are near, however long the rest is: `편의점` and `CU편의점택배`. */
function holds(a: Word, b: Word): boolean {
	const [short, long] = a.squeezed.length < b.squeezed.length ? [a, b] : [b, a];
	return short.squeezed.length >= 2 && long.squeezed.includes(short.squeezed);
}

/**
 * Prepares candidates for looking up what somebody may have meant.
 *
 * @param wordsOf by which each candidate is known
 * @returns finds the nearest candidates of a word, best first; none where nothing is near
 */
export function finder<T>(
	candidates: readonly T[],
	wordsOf: (candidate: T) => readonly string[],
): (word: string, most?: number) => T[] {
	const known = candidates.map((candidate) => ({
		candidate,
		words: wordsOf(candidate).map(unfold),
	}));
	return (word, most = 3) => {
		const meant = unfold(word);
		const rated = known.map(({ candidate, words }) => ({
			candidate,
			rate: Math.min(...words.map((one) => (holds(meant, one) ? NEAR : compare(meant, one)))),
		}));
		return rated
			.filter(({ rate }) => rate <= NEAR)
			.sort((a, b) => a.rate - b.rate)
			.slice(0, most)
			.map(({ candidate }) => candidate);
	};
}
