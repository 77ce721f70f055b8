import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { choice, flag, shownWith } from '../../../shared/fields/kinds';
import { found } from '../../../shared/http/apiFailure';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_PAYMENT, unknownNumber } from '../../api/failures';
import { type Choosing, fetchPayment, findPayment, type Payment } from '../../api/payments';
import { present } from '../../api/present';
import { impUid, merchantUid } from '../fields';
import { findBys, sorting, status, WHEN_BY } from './choosing';

const fields = defineFields({
	findBy: choice([findBys.imp_uid, findBys.merchant_uid], {
		label: 'Find By',
		default: 'imp_uid',
		description: 'By which of its two numbers the payment is found',
	}),
	imp_uid: shownWith(impUid, { displayOptions: WHEN_BY('imp_uid') }),
	merchant_uid: shownWith(merchantUid, { displayOptions: WHEN_BY('merchant_uid') }),
	payment_status: status({
		displayOptions: WHEN_BY('merchant_uid'),
		description: '결제상태: only a payment that stands so',
	}),
	sorting: sorting({
		displayOptions: WHEN_BY('merchant_uid'),
		description:
			'정렬기준: which one it is where several payments have this order number, such as one that failed and one that was paid: the first in this order',
	}),
	options: optionsOf({
		// Without it PortOne hides payments of test channels.
		include_sandbox: flag({
			label: 'Include Test Payments',
			description:
				'Whether payments of a test channel (테스트 채널), which cost nobody money, are found too. They have "sandbox": true. By Payment ID only.',
		}),
	}),
});

type GetInput =
	| { imp_uid: string; includeSandbox: boolean }
	| { merchant_uid: string; choosing: Choosing };

async function read(client: PortOneClient, input: GetInput): Promise<Payment> {
	if ('imp_uid' in input) {
		return found(await fetchPayment(client, input.imp_uid, input.includeSandbox), UNKNOWN_PAYMENT);
	}
	const { merchant_uid, choosing } = input;
	return found(await findPayment(client, merchant_uid, choosing), unknownNumber(choosing.status));
}

export const get = defineOperation<PortOneClient, GetInput>({
	value: 'get',
	name: 'Get',
	term: '결제내역 단건조회',
	action: 'Get a payment',
	description: "One payment and how it stands, by PortOne's number of it or by your own",
	endpoints: ['getPayment', 'findPayment'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) =>
		fields.findBy.read(parameters) === 'imp_uid'
			? {
					imp_uid: fields.imp_uid.read(parameters),
					includeSandbox: fields.options.include_sandbox.read(parameters),
				}
			: {
					merchant_uid: fields.merchant_uid.read(parameters),
					choosing: {
						status: fields.payment_status.read(parameters) ?? '',
						sorting: fields.sorting.read(parameters),
					},
				},
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async (input) => [present(await read(context.api, input))],
			(input) =>
				'imp_uid' in input ? { imp_uid: input.imp_uid } : { merchant_uid: input.merchant_uid },
		),
});
