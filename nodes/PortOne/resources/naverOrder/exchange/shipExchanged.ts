import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { skipWithoutTrackingNumber } from '../../../../shared/fields/kinds';
import { redelivery, sentBefore } from '../write/shipping';
import { isExchangeToSend, isSentAgain, unless } from '../write/states';
import { naverWrite } from '../write/writeOperation';

const fields = defineFields({ options: optionsOf({ skipWithoutTrackingNumber }) });

export const shipExchanged = naverWrite({
	value: 'shipExchanged',
	name: 'Dispatch Exchange',
	term: '교환 재배송 처리',
	action: 'Dispatch exchanged goods',
	description: 'The goods in exchange were sent (ship-exchanged, 재발송처리, at PortOne)',
	done: 'dispatched',
	notice:
		'The buyer is told at once that the new goods are on their way. This cannot be taken back (재배송 처리는 되돌릴 수 없습니다).',
	endpoint: 'shipNaverExchanges',
	properties: [...redelivery.properties, ...editorOf(fields)],
	readFields: (parameters) => redelivery.read(parameters),
	skip: redelivery.skip(fields.options.skipWithoutTrackingNumber),
	guard: (order) => (isSentAgain(order) ? sentBefore(order) : undefined),
	isDone: isSentAgain,
	refusal: unless(isExchangeToSend, "The exchange's goods have not been collected (수거 완료)"),
});
