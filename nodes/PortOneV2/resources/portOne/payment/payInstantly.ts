import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../../shared/fields/codedValue';
import { toOptions } from '../../../../shared/fields/codedValue';
import { InputError } from '../../../../shared/failure/errors';
import { optionsCollection } from '../../../../shared/fields/optionsCollection';
import { definedOnly } from '../../../../shared/data/objects';
import { defineOperation } from '../../../../shared/run/operation';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import type { PaymentsClient } from '../../../api/client';
import { PAYMENT_ID, paymentIdProperty, readId, sortByLabel } from '../../fields';
import { attemptOptions, findPaymentConflicts, readAttempts } from '../../pay/attempts';
import { payEach } from '../../pay/payEach';
import { INSTANT_OPTIONS, optionsNamed, orderProperties } from '../order/orderFields';
import { readOrder } from '../order/readOrder';
import { cardProperty, readCard } from './card';
import type { PayInput } from './payJob';
import { ATTEMPTS, toPayJob } from './payJob';
import { readVirtualAccount, virtualAccountProperty } from './virtualAccount';

const METHOD: Field = { name: 'method', label: 'Method' };
const CHANNEL_KEY: Field = { name: 'channelKey', label: 'Channel Key' };
const CHANNEL_GROUP: Field = { name: 'channelGroupId', label: 'Channel Group ID' };

/** What is paid with. */
const methods: readonly CodedValue[] = [
	{ code: 'card', en: 'Card', ko: '카드' },
	{ code: 'virtualAccount', en: 'Virtual Account', ko: '가상계좌' },
];

const methodProperties: INodeProperties[] = [
	{
		displayName: CHANNEL_KEY.label,
		name: CHANNEL_KEY.name,
		type: 'string',
		default: '',
		description: '채널 키: from the PortOne console; this or Channel Group ID',
	},
	{
		displayName: CHANNEL_GROUP.label,
		name: CHANNEL_GROUP.name,
		type: 'string',
		default: '',
		description: '채널 그룹 ID: instead of Channel Key',
	},
	{
		displayName: METHOD.label,
		name: METHOD.name,
		type: 'options',
		options: toOptions(methods),
		default: 'card',
		description: '결제 수단',
	},
	cardProperty,
	virtualAccountProperty,
];

function readMethod(parameters: ParameterReader): IDataObject {
	const channelKey = parameters.text(CHANNEL_KEY);
	const channelGroupId = parameters.text(CHANNEL_GROUP);
	if (channelKey === undefined && channelGroupId === undefined) {
		throw new InputError(CHANNEL_KEY.label, 'is empty', `Give it, or ${CHANNEL_GROUP.label}`);
	}
	const isAccount = parameters.requiredCode(METHOD, methods, false) === 'virtualAccount';
	const method = isAccount
		? { virtualAccount: readVirtualAccount(parameters) }
		: { card: readCard(parameters) };
	return definedOnly({ channelKey, channelGroupId, method });
}

export const payInstantly = defineOperation<PaymentsClient, PayInput>({
	value: 'payInstantly',
	name: 'Pay Instantly',
	action: 'Pay instantly',
	description:
		'수기 결제: charges a card by its number, or issues a virtual account (가상계좌); never twice',
	endpoints: ['payInstantly', 'getPayment', 'getTries'],
	done: 'paid',
	notice: 'A card or phone is charged at once (실행하면 바로 결제됩니다).',
	properties: [
		paymentIdProperty,
		...methodProperties,
		...orderProperties,
		optionsCollection(sortByLabel([...attemptOptions(ATTEMPTS), ...optionsNamed(INSTANT_OPTIONS)])),
	],
	read(parameters) {
		const paymentId = readId(parameters, PAYMENT_ID);
		return {
			paymentId,
			order: { ...readMethod(parameters), ...readOrder(parameters) },
			attempts: readAttempts(parameters, paymentId, ATTEMPTS),
		};
	},
	findConflicts: findPaymentConflicts,
	run: async (entries, context) =>
		await payEach(entries, context, (input) => toPayJob(context.api, 'payInstantly', input)),
});
