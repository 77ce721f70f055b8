import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { flag } from '../../../shared/fields/kinds';
import { found } from '../../../shared/http/apiFailure';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_PAYMENT } from '../../api/failures';
import { fetchPayment } from '../../api/payments';
import { present } from '../../api/present';
import { impUid } from '../fields';

const fields = defineFields({
	imp_uid: impUid,
	options: optionsOf({
		// Without it PortOne hides payments of test channels.
		include_sandbox: flag({
			label: 'Include Test Payments',
			description:
				'Whether payments of a test channel (테스트 채널), which cost nobody money, are found too. They have "sandbox": true.',
		}),
	}),
});

interface GetInput {
	imp_uid: string;
	includeSandbox: boolean;
}

export const get = defineOperation<PortOneClient, GetInput>({
	value: 'get',
	name: 'Get',
	term: '결제내역 단건조회',
	action: 'Get a payment',
	description: 'One payment and how it stands',
	endpoints: ['getPayment'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => ({
		imp_uid: fields.imp_uid.read(parameters),
		includeSandbox: fields.options.include_sandbox.read(parameters),
	}),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ imp_uid, includeSandbox }) => {
				const payment = await fetchPayment(context.api, imp_uid, includeSandbox);
				return [present(found(payment, UNKNOWN_PAYMENT))];
			},
			({ imp_uid }) => ({ imp_uid }),
		),
});
