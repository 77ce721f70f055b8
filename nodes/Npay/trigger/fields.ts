import type { INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../shared/fields/codedValue';
import { lastChangedTypes } from '../api/codes';
import { outputProperties } from '../order/output';
import { awaitingKinds } from './awaiting/kinds';
import { numberOption } from './options';

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
					'Whether this n8n runs with durable polling (N8N_POLLER_DURABLE_CURSORS_ENABLED and the three settings it needs), so that not even a crash brings an event twice',
			},
			numberOption(
				'initialLookbackMinutes',
				'How far back the very first poll after activation looks',
				FOR_CHANGES,
			),
			numberOption(
				'lookbackDays',
				'How many days back each poll looks for orders paid and claims requested, at one or two calls a day; older ones, up to four months, are gone through a week a poll',
				FOR_AWAITING,
			),
			numberOption(
				'maxPerPoll',
				'After how many events a poll stops reading further pages of up to 300; the rest comes with the next polls, oldest first',
			),
			numberOption(
				'overlapMinutes',
				'How far each poll goes back behind what it has read, because Naver may list a change late',
				FOR_CHANGES,
			),
			numberOption(
				'repeatAfterMinutes',
				'After how long a product order that still waits is returned again',
				FOR_AWAITING,
			),
			numberOption(
				'settleSeconds',
				"How old a change must be by Naver's clock before it is taken, so that a second is read when it is over",
				FOR_CHANGES,
			),
		],
	},
];
