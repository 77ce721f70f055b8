import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../../shared/data/objects';
import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { choice, text } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { defineOperation } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { paymentId } from '../../fields';
import { attemptOptions, findPaymentConflicts, readAttempts } from '../../pay/attempts';
import { payEach } from '../../pay/payEach';
import { INSTANT_OPTIONS } from '../order/options';
import { ORDER, readOrder } from '../order/order';
import { card, readCard } from './card';
import { ATTEMPTS, type PayInput, toPayJob } from './payJob';
import { readVirtualAccount, virtualAccount } from './virtualAccount';

/** What is paid with. */
const methods: readonly CodedValue[] = [
	{ code: 'card', en: 'Card', ko: '카드' },
	{ code: 'virtualAccount', en: 'Virtual Account', ko: '가상계좌' },
];

const fields = defineFields({
	paymentId,
	channelKey: text({
		label: 'Channel Key',
		description: '채널 키: from the PortOne console; this or Channel Group ID',
	}),
	channelGroupId: text({
		label: 'Channel Group ID',
		description: '채널 그룹 ID: instead of Channel Key',
	}),
	method: choice(methods, { label: 'Method', default: 'card', description: '결제 수단' }),
	card,
	virtualAccount,
	...ORDER,
	options: optionsOf({ ...attemptOptions(ATTEMPTS), ...INSTANT_OPTIONS }),
});

function readMethod(parameters: ParameterReader): IDataObject {
	const channelKey = fields.channelKey.read(parameters);
	const channelGroupId = fields.channelGroupId.read(parameters);
	if (channelKey === undefined && channelGroupId === undefined) {
		throw fields.channelKey.error('is empty', `Give it, or ${fields.channelGroupId.label}`);
	}
	const isAccount = fields.method.read(parameters) === 'virtualAccount';
	const method = isAccount
		? { virtualAccount: readVirtualAccount(parameters) }
		: { card: readCard(parameters) };
	return definedOnly({ channelKey, channelGroupId, method });
}

export const payInstantly = defineOperation<PaymentsClient, PayInput>({
	value: 'payInstantly',
	name: 'Pay Instantly',
	term: '수기 결제',
	action: 'Pay instantly and charge the customer',
	description: 'Charges a card by its number, or issues a virtual account (가상계좌); never twice',
	endpoints: ['payInstantly', 'getPayment', 'getTries'],
	done: 'paid',
	notice: 'A card or phone is charged at once (실행하면 바로 결제됩니다).',
	properties: editorOf(fields),
	read(parameters) {
		const id = fields.paymentId.read(parameters);
		return {
			paymentId: id,
			order: { ...readMethod(parameters), ...readOrder(parameters) },
			attempts: readAttempts(parameters, id, ATTEMPTS),
		};
	},
	findConflicts: findPaymentConflicts,
	run: async (entries, context) =>
		await payEach(entries, context, (input) => toPayJob(context.api, 'payInstantly', input)),
});
