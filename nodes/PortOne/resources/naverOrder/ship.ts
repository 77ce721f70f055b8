import { toUnix } from '../../../shared/data/time';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { flag, instant, skipWithoutTrackingNumber } from '../../../shared/fields/kinds';
import { delivery, sentBefore } from './write/shipping';
import { isCancelRequested, isPaid, isSent, unless } from './write/states';
import { naverWrite } from './write/writeOperation';

const fields = defineFields({
	dispatched_at: instant({
		label: 'Dispatched At',
		description: '발송일: now where left empty. A time without an offset is Korean time (KST).',
	}),
	options: optionsOf({
		rejectCancelRequest: flag({
			label: 'Override Cancel Request',
			description:
				"Whether to dispatch although the buyer has asked to cancel (취소 요청). Naver then refuses the buyer's request.",
		}),
		skipWithoutTrackingNumber,
	}),
});

const { rejectCancelRequest } = fields.options;

export const ship = naverWrite({
	value: 'ship',
	name: 'Dispatch',
	term: '발송 처리',
	action: 'Dispatch product orders',
	description:
		'Tells Naver and the buyer that it was sent, with courier and tracking number (ship, 발송처리, at PortOne)',
	done: 'dispatched',
	notice:
		'The buyer is told at once that the goods are on their way. This cannot be taken back (발송 처리는 되돌릴 수 없습니다).',
	endpoint: 'shipNaverOrders',
	properties: [...delivery.properties, ...editorOf(fields)],
	readFields: (parameters) => ({
		...delivery.read(parameters),
		dispatched_at: toUnix(fields.dispatched_at.read(parameters) ?? Date.now()),
	}),
	skip: delivery.skip(fields.options.skipWithoutTrackingNumber),
	readForce: (parameters) => rejectCancelRequest.read(parameters),
	guard(order, force) {
		if (isSent(order)) return sentBefore(order);
		if (!isCancelRequested(order) || force) return undefined;
		return {
			message: 'The buyer has asked to cancel (취소 요청): dispatching would refuse that',
			advice: `Approve the request, or switch on ${rejectCancelRequest.label} in the options`,
		};
	},
	isDone: isSent,
	refusal: unless(isPaid, 'Only paid orders that were not sent can be dispatched'),
});
