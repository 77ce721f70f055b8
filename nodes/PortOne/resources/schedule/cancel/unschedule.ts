import type { Outcome } from '../../../../shared/failure/errors';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { flag } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { defineOperation, type Entry } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import type { PortOneClient } from '../../../api/client';
import { merchantUids, optionalCustomerUid } from '../../fields';
import { cancelAllJob } from './cancelAllJob';
import { cancelJob } from './cancelJobs';

const fields = defineFields({
	cancelAll: flag({
		label: 'Cancel All of the Customer',
		description:
			'Whether to cancel every scheduled payment of the customer (고객의 모든 예약 취소), rather than those that you name',
	}),
	merchant_uid: merchantUids({
		displayOptions: { show: { cancelAll: [false] } },
		description:
			'고객사 주문번호: one, several with commas between, or an array. The payments of all input items go out together.',
	}),
	customer_uid: optionalCustomerUid(
		'구매자의 결제 수단 식별 고유번호: whose payments; required with Cancel All of the Customer',
	),
});

/** What an item asks to cancel: some scheduled payments, or all of one customer. */
type CancelInput =
	| { customer_uid: string | undefined; uids: string[] }
	| { customer_uid: string; all: true };

/** Without a merchant_uid PortOne would cancel everything: that has to be asked for. */
function read(parameters: ParameterReader): CancelInput {
	if (fields.cancelAll.read(parameters)) {
		const customer_uid = fields.customer_uid.read(parameters);
		if (customer_uid === undefined) throw fields.customer_uid.error('is empty');
		return { customer_uid, all: true };
	}
	const uids = fields.merchant_uid.read(parameters);
	if (uids === undefined) {
		throw fields.merchant_uid.error(
			'is empty',
			`Name the scheduled payments to cancel, or switch on ${fields.cancelAll.label}`,
		);
	}
	return { customer_uid: fields.customer_uid.read(parameters), uids };
}

type All = Extract<CancelInput, { all: true }>;
type Some = Exclude<CancelInput, All>;

const isAll = (entry: Entry<CancelInput>): entry is Entry<All> => 'all' in entry.input;
const isSome = (entry: Entry<CancelInput>): entry is Entry<Some> => !isAll(entry);

export const unschedule = defineOperation<PortOneClient, CancelInput>({
	value: 'unschedule',
	name: 'Cancel',
	term: '결제 예약취소',
	action: 'Cancel scheduled payments',
	description: 'Payments that have not been tried yet are not made',
	endpoints: ['cancelSchedules', 'getSchedule', 'getCustomerSchedules'],
	done: 'cancelled',
	properties: editorOf(fields),
	read,
	async run(entries, context): Promise<Outcome[]> {
		const some = await runWrite(
			entries.filter(isSome),
			context,
			{
				of: ({ uids, customer_uid }) =>
					uids.map((merchant_uid) => ({ merchant_uid, customer_uid })),
				identify: ({ merchant_uid }) => ({ merchant_uid }),
			},
			cancelJob(context.api),
		);
		const all = await runWrite(
			entries.filter(isAll),
			context,
			{
				of: ({ customer_uid }) => [{ customer_uid }],
				identify: ({ customer_uid }) => ({ customer_uid }),
			},
			cancelAllJob(context.api),
		);
		return some.concat(all);
	},
});
