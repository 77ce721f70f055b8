import { isRounded, plain, quote } from './writing';

/** Why a value is no number that can be used. */
export interface Unreadable {
	/** As the rest of a sentence after its name; unset where there is no more to say than what it must be. */
	problem?: string;
	advice?: string;
}

export const isUnreadable = (read: number | Unreadable): read is Unreadable =>
	typeof read === 'object';

/** What numbers may look like in one place. */
export interface NumberForm {
	/** Whether `12,000` is read. */
	grouped?: boolean;
	/** Whether signs of won and of pieces are read: `12000원`, `₩12000`, `3개`. */
	units?: boolean;
	/** Whether it may have one or two decimals. */
	decimals?: boolean;
	/** Words that say none: `무료` for a fee. */
	zeros?: readonly string[];
	/** What to say of a number with decimals where it may have none. */
	noDecimals?: Unreadable;
}

/** What to say of an amount in won with decimals. */
const NO_DECIMALS_IN_WON: Unreadable = {
	problem: 'has decimals, and KRW has none',
	advice: 'Round it to whole won',
};

/** Won are whole; sheets write them as `12,000원`. */
export const WON: NumberForm = { grouped: true, units: true, noDecimals: NO_DECIMALS_IN_WON };

/**
 * How an amount of money may look.
 *
 * @param currency `undefined` where only the payment knows it: decimals may be right, unless a sign says won
 */
export function moneyForm(currency: string | undefined): NumberForm {
	if (currency === 'KRW') return WON;
	return { grouped: true, units: currency === undefined, decimals: true };
}

/** How an amount in the smallest unit of a currency may look: won, cents. @param currency as for `moneyForm` */
export function smallestUnitForm(currency: string | undefined): NumberForm {
	if (currency === 'KRW') return WON;
	const noDecimals = {
		problem: 'has decimals',
		advice: 'Give it in the smallest unit of its currency: whole won, or cents',
	};
	return { grouped: true, units: currency === undefined, noDecimals };
}

/** A dot with exactly three digits behind it: thousands in half of the world, decimals in the other. */
const AMBIGUOUS_DOT = /^[+-]?[\d,]*\d\.\d{3}(\.\d{3})*$/;

const DECIMAL = /^([+-]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/** Signs of won and of pieces around a number; both signs of won that fonts and keyboards have. */
function withoutUnits(text: string): { digits: string; isWon: boolean } {
	const [, sign = '', won, rest = ''] = /^([+-]?) ?([₩￦\\]?) ?(.*)$/.exec(text) ?? [];
	const unit = /[원개]$/.exec(rest)?.[0];
	const digits = sign + (unit === undefined ? rest : rest.slice(0, -1).trimEnd());
	return { digits, isWon: won !== '' || unit === '원' };
}

const withValue = ({ problem, advice }: Unreadable, value: unknown): Unreadable =>
	problem === undefined ? {} : { problem: `${problem}: ${quote(value)}`, advice };

function readDigits(value: unknown, text: string, form: NumberForm): number | Unreadable {
	const { grouped = false, units = false, decimals = false, noDecimals = {} } = form;
	const { digits, isWon } = units ? withoutUnits(text) : { digits: text, isWon: false };
	if (AMBIGUOUS_DOT.test(digits)) {
		return {
			problem: `is ${quote(value)}, whose dot can stand for thousands or for decimals`,
			advice: 'Write it in digits alone, such as 39000',
		};
	}
	if (isRounded(digits)) {
		return {
			problem: `is ${quote(value)}, a number that a spreadsheet has rounded`,
			advice: 'Format the column as a number without decimals',
		};
	}
	const [, sign = '', whole = '', fraction = ''] = DECIMAL.exec(digits) ?? [];
	if (whole === '' || (!grouped && whole.includes(','))) return {};
	if (Number(fraction) !== 0 && (!decimals || isWon)) {
		return withValue(isWon ? NO_DECIMALS_IN_WON : noDecimals, value);
	}
	return Number(`${sign}${whole.replace(/,/g, '')}.${fraction || '0'}`);
}

/**
 * Reads a number as JSON and sheets have it, in decimal digits only: hexadecimal ones, exponents, `true` or `[5]` are
 * none, though JavaScript would make one of each. Nothing is rounded or guessed at.
 *
 * @returns the number, at most as large as JavaScript counts whole numbers exactly; or why there is none
 */
export function readNumber(value: unknown, form: NumberForm = {}): number | Unreadable {
	const { decimals = false, zeros = [], noDecimals = {} } = form;
	let number: number;
	if (typeof value === 'number') number = value;
	else if (typeof value === 'string') {
		const text = plain(value).replace(/−/g, '-');
		if (zeros.includes(text.replace(/ /g, '').toLowerCase())) return 0;
		const read = readDigits(value, text, form);
		if (isUnreadable(read)) return read;
		number = read;
	} else return {};
	if (!Number.isFinite(number)) return {};
	const most = Number.MAX_SAFE_INTEGER / (Number.isInteger(number) ? 1 : 100);
	if (Math.abs(number) > most) {
		return { problem: `is ${quote(value)}, which is too large to be exact` };
	}
	if (!decimals && !Number.isInteger(number)) return withValue(noDecimals, value);
	// Minus zero is zero.
	return number === 0 ? 0 : number;
}
