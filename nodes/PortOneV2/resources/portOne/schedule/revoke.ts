import type { Outcome } from '../../../../shared/failure/errors';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { flag } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { findConflicts } from '../../../../shared/run/conflicts';
import { defineOperation, type Entry } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import type { PaymentsClient } from '../../../api/client';
import { optionalBillingKey } from '../billingKey/field';
import { revokeAllOfKeyJob, revokeJob, type ScheduleUnit } from './revokeJobs';
import { scheduleIds } from './scheduleId';

const fields = defineFields({
	revokeAll: flag({
		label: 'Revoke All of the Billing Key',
		description:
			'Whether to revoke every schedule of a billing key (빌링키의 모든 예약 취소), rather than those that you name',
	}),
	scheduleId: scheduleIds({
		displayOptions: { show: { revokeAll: [false] } },
		description:
			'결제 예약 건 아이디: one, several with commas between, or an array. Those of all input items go out together.',
	}),
	billingKey: optionalBillingKey(
		'빌링키: whose schedules; required with Revoke All of the Billing Key. With Schedule IDs, only schedules of this key are revoked.',
	),
});

/** What an item asks to revoke: some schedules, or all of one billing key. */
type RevokeInput =
	| { scheduleIds: string[]; billingKey: string | undefined }
	| { billingKey: string; all: true };

/** Without ids PortOne would revoke everything of the key: that has to be asked for. */
function read(parameters: ParameterReader): RevokeInput {
	if (fields.revokeAll.read(parameters)) {
		const billingKey = fields.billingKey.read(parameters);
		if (billingKey === undefined) throw fields.billingKey.error('is empty');
		return { billingKey, all: true };
	}
	const ids = fields.scheduleId.read(parameters);
	if (ids === undefined) {
		throw fields.scheduleId.error(
			'is empty',
			`Name the schedules to revoke, or switch on ${fields.revokeAll.label}`,
		);
	}
	return { scheduleIds: ids, billingKey: fields.billingKey.read(parameters) };
}

type All = Extract<RevokeInput, { all: true }>;
type Some = Exclude<RevokeInput, All>;

const unitsOf = (some: Some): ScheduleUnit[] =>
	some.scheduleIds.map((scheduleId) => ({ scheduleId, billingKey: some.billingKey }));

const isAll = (entry: Entry<RevokeInput>): entry is Entry<All> => 'all' in entry.input;
const isSome = (entry: Entry<RevokeInput>): entry is Entry<Some> => !isAll(entry);

export const revoke = defineOperation<PaymentsClient, RevokeInput>({
	value: 'revoke',
	name: 'Revoke',
	term: '결제 예약 취소',
	action: 'Revoke schedules',
	description: 'Payments that have not been tried yet are not made',
	endpoints: ['revokeSchedules', 'getSchedule', 'getSchedules'],
	done: 'revoked',
	properties: editorOf(fields),
	read,
	findConflicts: (entries) =>
		findConflicts(entries.filter(isSome), {
			label: fields.scheduleId.label,
			advice: 'Give each schedule the billing key that it is of, or none',
			unitsOf,
			keyOf: ({ scheduleId }) => scheduleId,
		}),
	async run(entries, context): Promise<Outcome[]> {
		const some = await runWrite(
			entries.filter(isSome),
			context,
			{
				of: unitsOf,
				identify: ({ scheduleId }) => ({ scheduleId }),
			},
			revokeJob(context.api),
		);
		const all = await runWrite(
			entries.filter(isAll),
			context,
			{
				of: ({ billingKey }) => [{ billingKey }],
				identify: ({ billingKey }) => ({ billingKey }),
			},
			revokeAllOfKeyJob(context.api),
		);
		return some.concat(all);
	},
});
