import type { INodeProperties } from 'n8n-workflow';

import { isUnreadable, readNumber } from '../../shared/data/numbers';
import { InputError } from '../../shared/failure/errors';
import type { CodedValue } from '../../shared/fields/codedValue';
import { defineFields, type FieldKind, optionsOf } from '../../shared/fields/defineFields';
import { codes, type FieldSpec, flag, onByDefault } from '../../shared/fields/kinds';
import { lastChangedTypes } from '../api/codes';
import { TRIGGER_OUTPUT_FORM } from '../order/output';
import { awaitingKinds } from './awaiting/kinds';
import { triggerOn } from './triggerOn';

const forChanges: INodeProperties['displayOptions'] = {
	show: { '/triggerOn': ['newOrder', 'claimRequest', 'changes'] },
};
const forAwaiting: INodeProperties['displayOptions'] = {
	show: { '/triggerOn': ['awaitingAction'] },
};

/** Most events of one poll: these, and the rest of a page, have to fit into the state with room to spare (`HARD_CAP`). */
const MOST_PER_POLL = 2500;

/** How far back a poll can be told to look. */
export const WIDEST_LOOKBACK_MINUTES = 43_200;

/** A whole number, in the unit of its label. One that was emptied is wrong, and not the default. */
const number = (
	{ label, ...editor }: FieldSpec & { default: number },
	{ min, max }: { min: number; max: number },
): FieldKind<number> => ({
	label,
	editor: { type: 'number', typeOptions: { minValue: min, maxValue: max }, ...editor },
	read(parameters, field) {
		const added = parameters.added(field);
		const value = readNumber(added === undefined ? editor.default : added);
		if (isUnreadable(value) || value < min || value > max) {
			throw new InputError(field.label, `must be a whole number from ${min} to ${max}`);
		}
		return value;
	},
});

/** Stands for every choice, so that the field says it. */
const ALL: CodedValue = { code: 'all', en: 'All', ko: '전체' };

/** Several coded values, or all of them. @returns none for all */
const codesOrAll = (
	values: readonly CodedValue[],
	spec: FieldSpec,
	passUnknown: boolean,
): FieldKind<string[]> => {
	const chosen = codes([ALL, ...values], { default: [ALL.code], ...spec }, passUnknown);
	return {
		...chosen,
		read(parameters, field) {
			const given = chosen.read(parameters, field);
			return given.includes(ALL.code) ? [] : given;
		},
	};
};

/** The trigger's fields. */
export const fields = defineFields({
	triggerOn,
	changeTypes: codesOrAll(
		lastChangedTypes,
		{
			label: 'Change Types',
			displayOptions: { show: { triggerOn: ['changes'] } },
			description:
				'최종 변경 구분: which changes to trigger on. Confirmation (발주 확인), delay (발송 지연) and delivery (배송 완료) are no changes to Naver.',
		},
		true,
	),
	awaiting: codesOrAll(
		awaitingKinds,
		{
			label: 'Awaiting',
			displayOptions: { show: { triggerOn: ['awaitingAction'] } },
			description: 'What the product orders wait for',
		},
		false,
	),
	includeDetails: onByDefault({
		label: 'Include Details',
		description:
			'Whether to read each changed product order (상품 주문 상세), rather than return the change alone',
	}),
	...TRIGGER_OUTPUT_FORM,
	options: optionsOf({
		durablePolling: flag({
			label: 'Durable Polling',
			displayOptions: forChanges,
			description:
				'Whether this n8n runs with durable polling, so that not even a crash brings an event twice. <a href="https://github.com/owner.invalid/n8n-nodes-npay/blob/main/docs/trigger.md">The settings that it needs</a>.',
		}),
		initialLookbackMinutes: number(
			{
				label: 'Initial Lookback (Minutes)',
				displayOptions: forChanges,
				default: 10,
				description: 'How far back the very first poll after activation looks',
			},
			{ min: 0, max: WIDEST_LOOKBACK_MINUTES },
		),
		lookbackDays: number(
			{
				label: 'Lookback (Days)',
				displayOptions: forAwaiting,
				default: 7,
				description:
					'How many days back to look for orders paid and claims requested: the last 24 hours with each poll, the days before at least once an hour, older ones, up to four months, once a day',
			},
			{ min: 1, max: 90 },
		),
		maxPerPoll: number(
			{
				label: 'Max Events Per Poll',
				default: 2500,
				description:
					'After how many events a poll stops reading further pages of up to 300; the rest comes with the next polls, oldest first',
			},
			{ min: 1, max: MOST_PER_POLL },
		),
		overlapMinutes: number(
			{
				label: 'Overlap (Minutes)',
				displayOptions: forChanges,
				default: 10,
				description:
					'How far each poll goes back behind what it has read, because Naver may list a change late',
			},
			{ min: 1, max: 1380 },
		),
		repeatAfterMinutes: number(
			{
				label: 'Repeat After (Minutes)',
				displayOptions: forAwaiting,
				default: 60,
				description: 'After how long a product order that still waits is returned again',
			},
			{ min: 1, max: 10_080 },
		),
		settleSeconds: number(
			{
				label: 'Settle Time (Seconds)',
				displayOptions: forChanges,
				default: 5,
				description:
					"How old a change must be by Naver's clock before it is taken, so that a second is read when it is over",
			},
			{ min: 1, max: 600 },
		),
	}),
});
