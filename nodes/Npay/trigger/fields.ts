import type { INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../shared/codedValue';
import { lastChangedTypes } from '../api/codes';
import { outputProperties } from '../api/output';
import { awaitingKinds } from './awaiting/kinds';

/** What the trigger's options are where the user sets nothing. Times in minutes and seconds, as shown. */
export const DEFAULTS = {
	initialLookbackMinutes: 10,
	overlapMinutes: 10,
	settleSeconds: 5,
	maxPerPoll: 500,
	repeatAfterMinutes: 60,
	lookbackDays: 7,
};

/** Most events of one poll: what was emitted last has to fit into the state with room to spare. */
export const MOST_PER_POLL = 1000;

const {
	initialLookbackMinutes,
	overlapMinutes,
	settleSeconds,
	maxPerPoll,
	repeatAfterMinutes,
	lookbackDays,
} = DEFAULTS;
const FOR_CHANGES = { show: { '/triggerOn': ['changes'] } };
const FOR_AWAITING = { show: { '/triggerOn': ['awaitingAction'] } };

export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'options',
		options: [
			{
				name: 'Awaiting Action (처리 대기)',
				value: 'awaitingAction',
				description: 'Each product order that waits for the shop, again and again until it is done',
			},
			{
				name: 'Changes (변경 상품 주문)',
				value: 'changes',
				description: 'Each product order whose state has changed, once for each change',
			},
		],
		default: 'changes',
	},
	{
		displayName: 'Change Types',
		name: 'changeTypes',
		type: 'multiOptions',
		options: toOptions(lastChangedTypes),
		displayOptions: { show: { triggerOn: ['changes'] } },
		default: [],
		description:
			'최종 변경 구분: which changes to trigger on, all where left empty. Confirmation (발주 확인), delay (발송 지연) and delivery (배송 완료) are no changes to Naver.',
	},
	{
		displayName: 'Awaiting',
		name: 'awaiting',
		type: 'multiOptions',
		options: toOptions(awaitingKinds),
		displayOptions: { show: { triggerOn: ['awaitingAction'] } },
		default: [],
		description: 'What the product orders wait for, everything where left empty',
	},
	{
		displayName: 'Include Details',
		name: 'includeDetails',
		type: 'boolean',
		default: true,
		description:
			'Whether to read each changed product order (상품 주문 상세), rather than return the change alone',
	},
	...outputProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Durable Polling',
				name: 'durablePolling',
				type: 'boolean',
				displayOptions: FOR_CHANGES,
				default: false,
				description:
					"Whether this n8n runs with durable polling cursors (N8N_POLLER_DURABLE_CURSORS_ENABLED and what it needs), so that not even a crash brings an event twice. Leave it off if you don't know.",
			},
			{
				displayName: 'Initial Lookback (Minutes)',
				name: 'initialLookbackMinutes',
				type: 'number',
				displayOptions: FOR_CHANGES,
				typeOptions: { minValue: 0, maxValue: 43_200 },
				default: initialLookbackMinutes,
				description: 'How far back the very first poll after activation looks',
			},
			{
				displayName: 'Lookback (Days)',
				name: 'lookbackDays',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 90 },
				displayOptions: FOR_AWAITING,
				default: lookbackDays,
				description:
					'How many days back each poll looks for orders paid and claims requested. Older ones, up to four months, are gone through a week a poll, so they turn up after some polls. Every day takes one or two calls.',
			},
			{
				displayName: 'Max Events Per Poll',
				name: 'maxPerPoll',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: MOST_PER_POLL },
				default: maxPerPoll,
				description:
					'After how many events a poll stops reading further pages of up to 300; the rest comes with the next polls, oldest first',
			},
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				displayOptions: FOR_CHANGES,
				typeOptions: { minValue: 1, maxValue: 1440 },
				default: overlapMinutes,
				description:
					'How far each poll goes back behind what it has read, because Naver may list a change late',
			},
			{
				displayName: 'Repeat After (Minutes)',
				name: 'repeatAfterMinutes',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10_080 },
				displayOptions: FOR_AWAITING,
				default: repeatAfterMinutes,
				description: 'After how long a product order that still waits is returned again',
			},
			{
				displayName: 'Settle Time (Seconds)',
				name: 'settleSeconds',
				type: 'number',
				displayOptions: FOR_CHANGES,
				typeOptions: { minValue: 1, maxValue: 600 },
				default: settleSeconds,
				description:
					"How old a change must be by Naver's clock before it is taken, so that a second is read when it is over",
			},
		],
	},
];
