import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { monthOf } from '../../../../shared/data/time';
import { readAccountFields } from '../purchase/accountFields';
import { CURRENCY } from '../purchase/purchaseFields';
import { readPurchase } from '../purchase/readPurchase';
import { considered, FIELDS, timings } from './fields';
import type { Anchor, Due } from './timing';
import { dueAfterMonth, dueAfterPeriod, dueAt, firstDue } from './timing';
import { MAX_PERIOD, MAX_PREFIX, periodOf } from './uid';

/** The one next payment that a customer is to have. */
export interface Wanted extends Due {
	customer_uid: string;
	/** `customer_uid` and other fields that a call of the API has in common. */
	account: IDataObject;
	/** What is paid, under the API's own names; `amount` and `currency` among them. */
	purchase: IDataObject;
	/** Whether the user said so, rather than leave the currency at KRW. */
	isCurrencyNamed: boolean;
	prefix: string;
	/** Set where no last payment is known: should the month be paid for, the next one that this gives is wanted. */
	anchor?: Anchor;
	/** Whether it is sure what the payment is for: by the month, or by the user's own word. */
	isPeriodNamed: boolean;
	/** Whether only payments of this prefix count. */
	ownOnly: boolean;
	cancelOthers: boolean;
	/** Whether to book once more what was revoked for this very amount, as when a customer left. */
	bookRevoked: boolean;
	lookAheadMonths: number;
}

function readWord(parameters: ParameterReader, field: Field, longest: number): string | undefined {
	const word = parameters.text(field);
	if (word === undefined) return undefined;
	if (!/^[A-Za-z0-9-]+$/.test(word) || word.length > longest) {
		throw new InputError(
			field.label,
			`may have up to ${longest} letters (A to Z), digits and hyphens`,
		);
	}
	return word;
}

function readMinutes(parameters: ParameterReader): number {
	const text = parameters.text(FIELDS.timeOfDay) ?? '10:00';
	const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
	if (hours === undefined) throw new InputError(FIELDS.timeOfDay.label, 'must be like 10:00');
	return Number(hours) * 60 + Number(minutes);
}

function readAnchor(parameters: ParameterReader): Anchor {
	const day = parameters.integer(FIELDS.anchorDay, { min: 1, max: 31 });
	if (day === undefined) throw new InputError(FIELDS.anchorDay.label, 'is empty');
	const months = parameters.integer(FIELDS.months, { min: 1, max: 12 }) ?? 1;
	return { day, minutes: readMinutes(parameters), months };
}

function readMonthly(
	parameters: ParameterReader,
	customer_uid: string,
	prefix: string,
): Due & Pick<Wanted, 'anchor'> {
	const anchor = readAnchor(parameters);
	const last = parameters.text(FIELDS.after);
	const period = last === undefined ? undefined : periodOf(last, { prefix, customer_uid });
	const due = period === undefined ? undefined : dueAfterPeriod(period, anchor);
	if (due !== undefined) return due;
	const day = parameters.day(FIELDS.afterDate);
	if (day !== undefined) return dueAfterMonth(monthOf(Date.parse(`${day}T00:00+09:00`)), anchor);
	if (last === undefined) return { ...firstDue(Date.now(), anchor), anchor };
	throw new InputError(
		FIELDS.after.label,
		'is not a number that Ensure made for this customer and prefix',
		`Give ${FIELDS.afterDate.label} for other payments, or leave both empty for the first payment`,
	);
}

const readExact = (parameters: ParameterReader): Due =>
	dueAt(
		parameters.requiredInstant(FIELDS.scheduleAt),
		readWord(parameters, FIELDS.period, MAX_PERIOD),
	);

/** Reads one item. @throws InputError */
export function readWanted(parameters: ParameterReader): Wanted {
	const account = readAccountFields(parameters);
	const customer_uid = String(account.customer_uid);
	const prefix = readWord(parameters, FIELDS.prefix, MAX_PREFIX) ?? 'sub-';
	const isExact = parameters.requiredCode(FIELDS.timing, timings, false) === 'exact';
	return {
		customer_uid,
		account,
		purchase: readPurchase(parameters),
		isCurrencyNamed: parameters.text(CURRENCY) !== undefined,
		prefix,
		...(isExact ? readExact(parameters) : readMonthly(parameters, customer_uid, prefix)),
		isPeriodNamed: !isExact || parameters.text(FIELDS.period) !== undefined,
		ownOnly: parameters.code(FIELDS.consider, considered, false) === 'prefix',
		cancelOthers: parameters.boolean(FIELDS.cancelOthers) === true,
		bookRevoked: parameters.boolean(FIELDS.bookRevoked) === true,
		lookAheadMonths: parameters.integer(FIELDS.lookAhead, { min: 1, max: 36 }) ?? 3,
	};
}
