import type { FeedRow } from './source';

/** Change types that were wanted until another choice was made. */
export interface EarlierFilter {
	/** All where empty. */
	types: string[];
	/** The latest row that was read under it, in ms since the epoch. */
	until: number;
}

/** More choices than that are made within an overlap by nobody. */
const MOST_EARLIER = 10;

/** Whether a row's type is among these, all of them where there are none. A row without a type may be of any. */
export const accepts = (types: readonly string[], { lastChangedType }: FeedRow): boolean =>
	types.length === 0 || lastChangedType === undefined || types.includes(lastChangedType);

const nameOf = (types: readonly string[]): string => [...types].sort().join();

/**
 * Which rows are wanted. Another choice of types is for what is read from then on: rows that are read a second
 * time within the overlap stay left out if they were left out before.
 */
export class Filter {
	constructor(
		readonly types: readonly string[],
		private readonly earlier: readonly EarlierFilter[] = [],
	) {}

	/** The filter after this one. @param until the latest row read so far, in ms since the epoch */
	changedTo(types: readonly string[], until: number | undefined): Filter {
		if (nameOf(types) === nameOf(this.types) || until === undefined) {
			return new Filter(types, this.earlier);
		}
		return new Filter(types, [...this.earlier, { types: [...this.types], until }]);
	}

	/** @param time the row's, in ms since the epoch */
	wants(row: FeedRow, time: number): boolean {
		const inForce = this.earlier.filter(({ until }) => time <= until);
		return accepts(this.types, row) && inForce.every(({ types }) => accepts(types, row));
	}

	/** What still matters to scans that read rows from a time on, in ms since the epoch. */
	earlierFrom(time: number): EarlierFilter[] {
		return this.earlier.filter(({ until }) => until >= time).slice(-MOST_EARLIER);
	}
}
