import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { skipWithoutTrackingNumber } from '../../../../shared/fields/kinds';
import { redelivery, sentBefore } from '../write/shipping';
import { isExchangeToSend, isSentAgain, unless } from '../write/states';
import { naverWrite } from '../write/writeOperation';

const fields = defineFields({ options: optionsOf({ skipWithoutTrackingNumber }) });

export const shipExchanged = naverWrite({
	value: 'shipExchanged',
	name: 'Ship Exchanged',
	action: 'Ship exchanged goods',
	description: '재발송처리: the goods in exchange were sent',
	done: 'shipped',
	notice:
		'The buyer is told at once that the new goods are on their way. This cannot be taken back (재발송은 되돌릴 수 없습니다).',
	endpoint: 'shipNaverExchanges',
	properties: [...redelivery.properties, ...editorOf(fields)],
	readFields: (parameters) => redelivery.read(parameters),
	skip: redelivery.skip(fields.options.skipWithoutTrackingNumber),
	guard: (order) => (isSentAgain(order) ? sentBefore(order) : undefined),
	isDone: isSentAgain,
	refusal: unless(isExchangeToSend, "The exchange's goods have not been collected (수거 완료)"),
});
