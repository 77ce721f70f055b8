import { ApiFailure } from '../../../shared/http/apiFailure';
import { optionsCollection } from '../../../shared/fields/optionsCollection';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_PAYMENT } from '../../api/failures';
import { fetchPayment } from '../../api/payments';
import { present } from '../../api/present';
import { IMP_UID, impUidProperty, readUid } from '../fields';
import { includeSandboxOption, readIncludeSandbox } from './includeSandbox';

interface GetInput {
	imp_uid: string;
	includeSandbox: boolean;
}

export const get = defineOperation<PortOneClient, GetInput>({
	value: 'get',
	name: 'Get',
	action: 'Get a payment',
	description: '결제내역 단건조회: one payment and how it stands',
	endpoints: ['getPayment'],
	done: 'read',
	properties: [impUidProperty, optionsCollection([includeSandboxOption])],
	read: (parameters) => ({
		imp_uid: readUid(parameters, IMP_UID),
		includeSandbox: readIncludeSandbox(parameters),
	}),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ imp_uid, includeSandbox }) => {
				const payment = await fetchPayment(context.api, imp_uid, includeSandbox);
				if (payment === undefined) throw new ApiFailure(UNKNOWN_PAYMENT, false, false);
				return [present(payment)];
			},
			({ imp_uid }) => ({ imp_uid }),
		),
});
