import { InvalidInput } from '../../gateway/errors';
import { type Day, daysFrom, isDay } from '../../settlement/days';
import type { Call } from '../endpoint';

/** Most rows in a page, and most days in a range. */
const LARGEST_PAGE = 1000;
const LONGEST_RANGE = 31;

const PAGING = ['pageNumber', 'pageSize'];

/** Reads the query of a settlement API strictly. Every method throws InvalidInput for wrong input. */
export class SettlementInput {
	constructor(
		private readonly members: Record<string, unknown>,
		names: readonly string[],
		{ simulator, note }: Call,
	) {
		const known = [...names, ...PAGING];
		for (const name of Object.keys(members).filter((member) => !known.includes(member))) {
			if (simulator.settings.unknownInput === 'reject') throw new InvalidInput(name, 'Unknown');
			note(`unknown query member ${name}`);
		}
	}

	/** A filter that is not empty, or undefined when absent. */
	text(name: string): string | undefined {
		const value = this.members[name];
		if (value === undefined) return undefined;
		if (typeof value !== 'string') throw new InvalidInput(name, 'typeMismatch');
		if (value === '') throw new InvalidInput(name, 'NotBlank');
		return value;
	}

	code<Code extends string>(name: string, codes: readonly Code[]): Code | undefined {
		const value = this.text(name);
		const code = codes.find((one) => one === value);
		if (value !== undefined && code === undefined) throw new InvalidInput(name, 'typeMismatch');
		return code;
	}

	day(name: string): Day | undefined {
		const value = this.text(name);
		if (value !== undefined && !isDay(value)) throw new InvalidInput(name, 'typeMismatch');
		return value;
	}

	/** A range of days, both included, of at most 31. */
	range(): { first: Day; last: Day } {
		const [first, last] = [this.day('startDate'), this.day('endDate')];
		if (first === undefined) throw new InvalidInput('startDate', 'NotNull');
		if (last === undefined) throw new InvalidInput('endDate', 'NotNull');
		const days = daysFrom(first, last);
		if (days < 1 || days > LONGEST_RANGE) {
			throw new InvalidInput('endDate', 'Range', '조회 기간은 1일 이상 31일 이하입니다.');
		}
		return { first, last };
	}

	/** The asked page of these rows, in the reply's form. */
	page<Row>(rows: readonly Row[], onWire: (row: Row) => unknown) {
		const page = this.whole('pageNumber', Infinity);
		const size = this.whole('pageSize', LARGEST_PAGE);
		const start = (page - 1) * size;
		return {
			elements: rows.slice(start, start + size).map(onWire),
			pagination: {
				page,
				size,
				totalPages: Math.ceil(rows.length / size),
				totalElements: rows.length,
			},
		};
	}

	private whole(name: string, most: number): number {
		const value = this.text(name);
		if (value === undefined) throw new InvalidInput(name, 'NotNull');
		if (!/^\d{1,9}$/.test(value)) throw new InvalidInput(name, 'typeMismatch');
		if (Number(value) < 1 || Number(value) > most) throw new InvalidInput(name, 'Range');
		return Number(value);
	}
}
