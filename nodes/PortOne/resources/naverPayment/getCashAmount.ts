import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { readAll } from '../../../shared/fields/readAll';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import { impUid } from '../fields';

const fields = defineFields({ imp_uid: impUid });

export const getCashAmount = defineOperation<PortOneClient, { imp_uid: string }>({
	value: 'getCashAmount',
	name: 'Get Cash Amount',
	term: '현금영수증 발급 가용액 조회',
	action: 'Get the amount for a cash receipt',
	description: 'How much a cash receipt may be issued for (결제형)',
	endpoints: ['getNaverCashAmount'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ imp_uid }) => {
				const { response } = await context.api.request('getNaverCashAmount', {
					path: { imp_uid },
				});
				return [{ imp_uid, ...present(response) }];
			},
			(input) => ({ ...input }),
		),
});
