import { toUnix } from '../../../shared/data/time';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { flag, instant } from '../../../shared/fields/kinds';
import { shippingMethods } from '../../api/codes';
import { inWords } from '../../api/naverOrders';
import { deliveryBy } from './delivery';
import {
	isCancelRequested,
	isCollected,
	isExchangeToCollect,
	isExchangeToSend,
	isPaid,
	isSent,
	isSentAgain,
	unless,
} from './states';
import { naverWrite } from './writeOperation';

const delivery = deliveryBy(shippingMethods, 'DELIVERY');

const shipFields = defineFields({
	dispatched_at: instant({
		label: 'Dispatched At',
		description: '발송일: now where left empty. A time without an offset is Korean time (KST).',
	}),
	options: optionsOf({
		rejectCancelRequest: flag({
			label: 'Ship Despite Cancel Request',
			description:
				"Whether to ship although the buyer has asked to cancel (취소 요청). Naver then refuses the buyer's request.",
		}),
	}),
});

const { rejectCancelRequest } = shipFields.options;

/** PortOne does not tell tracking numbers, so what was sent before can't be known to be the same parcel. */
const ALREADY_SENT = 'PortOne does not tell with which tracking number. Look in 네이버페이센터';

export const place = naverWrite({
	value: 'place',
	name: 'Place',
	action: 'Place product orders',
	description: '발주처리: tells Naver that the shop has taken the order',
	done: 'placed',
	notice: 'This cannot be taken back (발주 처리는 되돌릴 수 없습니다).',
	endpoint: 'placeNaverOrders',
});

export const ship = naverWrite({
	value: 'ship',
	name: 'Ship',
	action: 'Ship product orders',
	description:
		'발송처리: tells Naver and the buyer that it was sent, with courier and tracking number',
	done: 'shipped',
	notice:
		'The buyer is told at once that the goods are on their way. This cannot be taken back (발송 처리는 되돌릴 수 없습니다).',
	endpoint: 'shipNaverOrders',
	properties: [...delivery.properties, ...editorOf(shipFields)],
	readFields: (parameters) => ({
		...delivery.read(parameters),
		dispatched_at: toUnix(shipFields.dispatched_at.read(parameters) ?? Date.now()),
	}),
	readForce: (parameters) => rejectCancelRequest.read(parameters),
	guard(order, force) {
		if (isSent(order)) {
			return { message: `It was sent before: it is ${inWords(order)}`, advice: ALREADY_SENT };
		}
		if (!isCancelRequested(order) || force) return undefined;
		return {
			message: 'The buyer has asked to cancel (취소 요청): shipping would refuse that',
			advice: `Approve the request, or switch on ${rejectCancelRequest.label} in the options`,
		};
	},
	isDone: isSent,
	refusal: unless(isPaid, 'Only paid orders that were not sent can be shipped'),
});

export const shipExchanged = naverWrite({
	value: 'shipExchanged',
	name: 'Ship Exchanged',
	action: 'Ship exchanged goods',
	description: '재발송처리: the goods in exchange were sent',
	done: 'shipped',
	notice:
		'The buyer is told at once that the new goods are on their way. This cannot be taken back (재발송은 되돌릴 수 없습니다).',
	endpoint: 'shipNaverExchanges',
	properties: delivery.properties,
	readFields: (parameters) => delivery.read(parameters),
	guard: (order) =>
		isSentAgain(order)
			? { message: `It was sent before: it is ${inWords(order)}`, advice: ALREADY_SENT }
			: undefined,
	isDone: isSentAgain,
	refusal: unless(isExchangeToSend, "The exchange's goods have not been collected (수거 완료)"),
});

export const collectExchanged = naverWrite({
	value: 'collectExchanged',
	name: 'Collect Exchanged',
	action: 'Complete the collection of exchanged goods',
	description: '수거완료처리: the goods to be exchanged have come back',
	done: 'collected',
	notice: 'This cannot be taken back (수거 완료 처리는 되돌릴 수 없습니다).',
	endpoint: 'collectNaverExchanges',
	isDone: isCollected,
	refusal: unless(isExchangeToCollect, 'There is no exchange that waits for its collection'),
});
