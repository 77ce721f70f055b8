import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { found } from '../../../shared/http/apiFailure';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_SCHEDULE } from '../../api/failures';
import { present } from '../../api/present';
import { fetchSchedule } from '../../api/schedules';
import { merchantUid } from '../fields';

const fields = defineFields({ merchant_uid: merchantUid });

export const get = defineOperation<PortOneClient, { merchant_uid: string }>({
	value: 'get',
	name: 'Get',
	term: '결제예약 단건조회',
	action: 'Get a scheduled payment',
	description: 'One scheduled payment and how it stands',
	endpoints: ['getSchedule'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => ({ merchant_uid: fields.merchant_uid.read(parameters) }),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ merchant_uid }) => [
				present(found(await fetchSchedule(context.api, merchant_uid), UNKNOWN_SCHEDULE)),
			],
			(input) => ({ ...input }),
		),
});
