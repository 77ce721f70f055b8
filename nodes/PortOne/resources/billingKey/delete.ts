import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { flag, shownWith, text } from '../../../shared/fields/kinds';
import type { ApiFailure } from '../../../shared/http/apiFailure';
import { readMany } from '../../../shared/http/readMany';
import { findConflicts } from '../../../shared/run/conflicts';
import { defineOperation } from '../../../shared/run/operation';
import { runWrite } from '../../../shared/run/runWrite';
import type { PortOneClient } from '../../api/client';
import { requester } from '../requester';
import { type Before, deleteJob, type DeleteUnit, readBefore, settleBefore } from './deleteJob';
import { ownCustomerUid } from './fields';

const fields = defineFields({
	// Nothing else is asked for here, so the billing key has to be named.
	customer_uid: shownWith(ownCustomerUid, { default: '' }),
	reason: text({ label: 'Reason', description: '삭제 사유: kept by PortOne' }),
	options: optionsOf({
		deleteWithSchedules: flag({
			label: 'Delete with Payments Scheduled',
			description:
				'Whether to delete a billing key for which scheduled payments (결제예약) wait: each of them then fails at its time. Otherwise that is an error which names them, and nothing is deleted.',
		}),
		requester: requester('삭제 요청자 (extra[requester]): who asks for it, for Naver Pay'),
	}),
});

export const deleteKey = defineOperation<PortOneClient, DeleteUnit>({
	value: 'delete',
	name: 'Delete',
	term: '빌링키 삭제',
	action: 'Delete billing keys',
	description:
		'The card can no longer be charged. Refused while scheduled payments wait for it, unless an option says otherwise.',
	endpoints: ['deleteBillingKey', 'getBillingKey', 'getCustomerSchedules'],
	done: 'deleted',
	notice:
		'The customer has to register the card again to be charged. This cannot be taken back (삭제된 빌링키는 복구할 수 없습니다).',
	properties: editorOf(fields),
	read: (parameters) => ({
		customer_uid: fields.customer_uid.read(parameters),
		reason: fields.reason.read(parameters),
		requester: fields.options.requester.read(parameters),
		deleteWithSchedules: fields.options.deleteWithSchedules.read(parameters),
	}),
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: fields.customer_uid.label,
			advice: 'Give each billing key once',
			unitsOf: (input) => [input],
			keyOf: ({ customer_uid }) => customer_uid,
		}),
	async run(entries, context) {
		const units = new Map(entries.map(({ input }) => [input.customer_uid, input]));
		const before = new Map<string, Before | ApiFailure>(
			await readMany(
				units.keys(),
				async (uid) => await readBefore(context.api, units.get(uid) as DeleteUnit),
				context.isCancelled,
			),
		);
		return await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: ({ customer_uid }) => ({ customer_uid }) },
			deleteJob(context.api, before),
			settleBefore(before, fields.options.deleteWithSchedules.label),
		);
	},
});
