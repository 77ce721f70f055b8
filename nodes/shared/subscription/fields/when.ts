import { monthOf } from '../../data/time';
import { InputError } from '../../failure/errors';
import type { CodedValue } from '../../fields/codedValue';
import type { NamedField } from '../../fields/defineFields';
import { checked, choice, day, type FieldSpec, integer, text } from '../../fields/kinds';
import type { ParameterReader } from '../../fields/parameterReader';
import { isPeriod } from '../../fields/period/names';
import { type Anchor, type Due, dueAfterMonth, dueAfterPeriod, dueAt, firstDue } from '../timing';
import { MAX_PERIOD, periodOf, type UidParts } from '../uid';

/** When the customer pays next. */
const timings: readonly CodedValue[] = [
	{
		code: 'monthly',
		en: 'Monthly',
		ko: '매월',
		hint: 'On a day of the month, the last one where the month has no such day',
	},
	{ code: 'exact', en: 'At a Time', ko: '지정 시각' },
];

const MONTHLY = { show: { timing: ['monthly'] } };

/** Shows a field with *At a Time* only. */
export const EXACT = { show: { timing: ['exact'] } };

/** A word that becomes part of a payment's number. */
export const word = (longest: number, spec: FieldSpec) =>
	checked(text(spec), (value, { label }) => {
		if (/^[A-Za-z0-9-]+$/.test(value) && value.length <= longest) return value;
		throw new InputError(label, `may have up to ${longest} letters (A to Z), digits and hyphens`);
	});

/** What is paid for, in a word. n8n keeps a parameter's value when another operation is chosen: Get Many's is none. */
const whatIsPaidFor = (spec: FieldSpec) =>
	checked(word(MAX_PERIOD, spec), (value, { label }) => {
		if (!isPeriod(value)) return value;
		throw new InputError(
			label,
			`still has "${value}", which was chosen for Get Many`,
			'Write what is paid for, such as 202612, or leave it empty',
		);
	});

/**
 * The fields that say when the customer pays next, each month.
 *
 * @param after names the last payment
 * @param afterDate where its date is found
 */
export const monthly = (after: FieldSpec, afterDate: Pick<FieldSpec, 'default'>) => ({
	timing: choice(timings, {
		label: 'Next Payment',
		default: 'monthly',
		description: 'When the customer pays next',
	}),
	anchorDay: integer(
		{
			label: 'Day of Month',
			typeOptions: { minValue: 1, maxValue: 31 },
			displayOptions: MONTHLY,
			default: 1,
			description:
				'결제일: 31 means the last day of shorter months (28 or 29 February), and the 31st again where there is one',
		},
		{ min: 1, max: 31 },
	),
	timeOfDay: text({
		label: 'Time of Day',
		displayOptions: MONTHLY,
		default: '10:00',
		placeholder: 'e.g. 10:00',
		description: '결제 시각: hours and minutes in Korea (KST)',
	}),
	after: text({ displayOptions: MONTHLY, ...after }),
	afterDate: day({
		label: 'Last Payment Date',
		displayOptions: MONTHLY,
		...afterDate,
		description:
			'Date of the last payment, for one that Ensure did not make. Without both, the first Day of Month to come is taken whose month is not paid for.',
	}),
});

/** What a payment at a time is for. */
export const periodField = whatIsPaidFor({
	label: 'Period',
	displayOptions: EXACT,
	placeholder: 'e.g. 202612',
	description: `What is paid for: it is paid once. Up to ${MAX_PERIOD} letters, digits and hyphens; year and month of the payment where left empty. Needed when there are several payments a month.`,
});

/** The option about it. */
export const WHEN_OPTIONS = {
	months: integer(
		{
			label: 'Every … Months',
			typeOptions: { minValue: 1, maxValue: 12 },
			default: 1,
			description: 'How many months lie between two payments',
		},
		{ min: 1, max: 12 },
	),
};

/** The fields with their names: that of the time is the API's own. */
export interface WhenFields {
	timing: NamedField<string>;
	anchorDay: NamedField<number | undefined>;
	timeOfDay: NamedField<string | undefined>;
	after: NamedField<string | undefined>;
	afterDate: NamedField<string | undefined>;
	/** Milliseconds since the epoch. */
	at: NamedField<number>;
	period: NamedField<string | undefined>;
	options: { months: NamedField<number | undefined> };
}

/** When a payment is wanted. */
export interface When extends Due {
	/** Set where no last payment is known: should the month be paid for, the next one that this gives is wanted. */
	anchor?: Anchor;
	/** Whether it is sure what the payment is for: by the month, or by the user's own word. */
	isPeriodNamed: boolean;
}

function readMinutes(parameters: ParameterReader, { timeOfDay }: WhenFields): number {
	const time = timeOfDay.read(parameters) ?? '10:00';
	const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
	if (hours === undefined) throw timeOfDay.error('must be like 10:00');
	return Number(hours) * 60 + Number(minutes);
}

function readAnchor(parameters: ParameterReader, fields: WhenFields): Anchor {
	const anchorDay = fields.anchorDay.read(parameters);
	if (anchorDay === undefined) throw fields.anchorDay.error('is empty');
	const months = fields.options.months.read(parameters) ?? 1;
	return { day: anchorDay, minutes: readMinutes(parameters, fields), months };
}

/** Whose payments are counted. */
type Owner = Pick<UidParts, 'owner' | 'prefix'>;

function readMonthly(
	parameters: ParameterReader,
	fields: WhenFields,
	owner: Owner,
): Due & Pick<When, 'anchor'> {
	const anchor = readAnchor(parameters, fields);
	const last = fields.after.read(parameters);
	const period = last === undefined ? undefined : periodOf(last, owner);
	const due = period === undefined ? undefined : dueAfterPeriod(period, anchor);
	if (due !== undefined) return due;
	const lastDay = fields.afterDate.read(parameters);
	if (lastDay !== undefined) {
		return dueAfterMonth(monthOf(Date.parse(`${lastDay}T00:00+09:00`)), anchor);
	}
	if (last === undefined) return { ...firstDue(Date.now(), anchor), anchor };
	throw fields.after.error(
		'is not a number that Ensure made for this customer and prefix',
		`Give ${fields.afterDate.label} for other payments, or leave both empty for the first payment`,
	);
}

/** Reads when the next payment is wanted. @throws InputError */
export function readWhen(parameters: ParameterReader, fields: WhenFields, owner: Owner): When {
	if (fields.timing.read(parameters) !== 'exact') {
		return { ...readMonthly(parameters, fields, owner), isPeriodNamed: true };
	}
	const at = fields.at.read(parameters);
	const period = fields.period.read(parameters);
	return { ...dueAt(at, period), isPeriodNamed: period !== undefined };
}
