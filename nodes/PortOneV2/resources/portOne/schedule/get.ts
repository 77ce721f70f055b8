import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { readAll } from '../../../../shared/fields/readAll';
import { found } from '../../../../shared/http/apiFailure';
import { defineOperation } from '../../../../shared/run/operation';
import { readEach } from '../../../../shared/run/read/readEach';
import type { PaymentsClient } from '../../../api/client';
import { UNKNOWN_SCHEDULE } from '../../../api/failures';
import { fetchSchedule } from '../../../api/schedules';
import { rowOf } from './row';
import { scheduleId } from './scheduleId';

const fields = defineFields({ scheduleId });

export const get = defineOperation<PaymentsClient, { scheduleId: string }>({
	value: 'get',
	name: 'Get',
	term: '결제 예약 단건 조회',
	action: 'Get a schedule',
	description: 'One scheduled payment and how it stands',
	endpoints: ['getSchedule'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ scheduleId: id }) => [
				rowOf(found(await fetchSchedule(context.api, id), UNKNOWN_SCHEDULE)),
			],
			(input) => ({ ...input }),
		),
});
