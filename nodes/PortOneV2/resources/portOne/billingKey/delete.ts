import type { Failure } from '../../../../shared/failure/errors';
import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { choice, oneOf, text, toggle } from '../../../../shared/fields/kinds';
import { ApiFailure } from '../../../../shared/http/apiFailure';
import { findConflicts } from '../../../../shared/run/conflicts';
import {
	defineOperation,
	type Entry,
	type OperationContext,
} from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import { unreadBefore } from '../../../../shared/write/writeFailures';
import { Writer, type WriteResult } from '../../../../shared/write/writer';
import type { PaymentsClient } from '../../../api/client';
import { revokeAllOfKeyJob } from '../schedule/revokeJobs';
import {
	areAllWaiting,
	deleteJob,
	type DeleteUnit,
	inUse,
	readNeeded,
	stillNeeded,
} from './deleteJob';
import { billingKey } from './field';

/** What is done about payments that wait for the key. */
const waitingChoices: readonly CodedValue[] = [
	{
		code: 'refuse',
		en: 'Keep the Key',
		ko: '예약이 있으면 삭제 안 함',
		hint: 'A key that scheduled payments need is not deleted',
	},
	{
		code: 'revoke',
		en: 'Revoke Them First',
		ko: '예약 먼저 취소',
		hint: 'All scheduled payments of the key are revoked, then it is deleted',
	},
];

/** Who asks for it (BillingKeyDeleteRequester). */
const requesters: readonly CodedValue[] = [
	{ code: 'CUSTOMER', en: 'Customer', ko: '구매자' },
	{ code: 'ADMIN', en: 'Shop', ko: '관리자' },
];

const fields = defineFields({
	billingKey,
	waitingSchedules: choice(waitingChoices, {
		label: 'Scheduled Payments',
		default: 'refuse',
		description: '결제 예약: what to do where scheduled payments need the key',
	}),
	options: optionsOf({
		reason: text({ label: 'Reason', description: '사유: Naver Pay (네이버페이) asks for it' }),
		requester: oneOf(requesters, {
			label: 'Requester',
			description: '요청 주체: Naver Pay (네이버페이) asks for it',
		}),
		skipWebhook: toggle({
			label: 'Skip Webhook',
			description: 'Whether no webhook (웹훅) is sent when the key is deleted',
		}),
	}),
});

const notRevoked = (failure: Failure): Failure => ({
	...failure,
	message: `Not deleted, because its scheduled payments were not all revoked: ${failure.message}`,
});

const afterRevoking = (failure: Failure): Failure => ({
	...failure,
	message: `${failure.message}. Its scheduled payments were revoked before that`,
});

/** Keys that are not to be deleted now, with the reason, and what was revoked of the others. */
interface Cleared {
	settled: Map<string, WriteResult>;
	revoked: Map<string, object>;
}

/** Sees to it that no scheduled payment needs a key any more, where that is wanted. */
async function clear(
	units: ReadonlyMap<string, DeleteUnit>,
	{ api, isCancelled }: OperationContext<PaymentsClient>,
): Promise<Cleared> {
	const settled = new Map<string, WriteResult>();
	const revoked = new Map<string, object>();
	const toRevoke: Array<{ billingKey: string }> = [];
	for (const [key, needed] of await readNeeded(api, [...units.keys()])) {
		if (needed instanceof ApiFailure) {
			settled.set(key, { failure: unreadBefore('scheduled payments', needed.failure) });
		} else if (needed.length > 0) {
			if (units.get(key)?.revokesFirst !== true) {
				settled.set(key, { failure: stillNeeded(needed) });
			} else if (areAllWaiting(needed)) toRevoke.push({ billingKey: key });
			else settled.set(key, { failure: inUse });
		}
	}
	for (const [key, result] of await new Writer(revokeAllOfKeyJob(api), isCancelled).run([
		toRevoke,
	])) {
		if ('failure' in result) settled.set(key, { ...result, failure: notRevoked(result.failure) });
		else revoked.set(key, { revokedScheduleIds: result.row.revokedScheduleIds });
	}
	return { settled, revoked };
}

async function run(entries: Array<Entry<DeleteUnit>>, context: OperationContext<PaymentsClient>) {
	const units = new Map(entries.map(({ input }) => [input.billingKey, input]));
	const cleared = await orAllFailed(units, clear(units, context));
	const outcomes = await runWrite(
		entries,
		context,
		{ of: (input) => [input], identify: (input) => ({ billingKey: input.billingKey }) },
		deleteJob(context.api),
		cleared.settled,
	);
	return outcomes.map((outcome) => {
		const revoked = cleared.revoked.get(String(outcome.json.billingKey));
		if (revoked === undefined) return outcome;
		const { failure } = outcome;
		return {
			...outcome,
			json: { ...outcome.json, ...revoked },
			...(failure === undefined ? {} : { failure: afterRevoking(failure) }),
		};
	});
}

/** What is bound to fail for every call, a wrong key, keeps all of them. */
async function orAllFailed(
	units: ReadonlyMap<string, DeleteUnit>,
	clearing: Promise<Cleared>,
): Promise<Cleared> {
	return await clearing.catch((error: unknown) => {
		if (!(error instanceof ApiFailure)) throw error;
		const failure = unreadBefore('scheduled payments', error.failure);
		const settled = new Map([...units.keys()].map((key) => [key, { failure }]));
		return { settled, revoked: new Map<string, object>() };
	});
}

export const deleteBillingKey = defineOperation<PaymentsClient, DeleteUnit>({
	value: 'delete',
	name: 'Delete',
	term: '빌링키 삭제',
	action: 'Delete a billing key',
	description: 'Nothing can be charged to it any more',
	endpoints: [
		'deleteBillingKey',
		'getBillingKey',
		'getSchedules',
		'getSchedule',
		'revokeSchedules',
	],
	done: 'deleted',
	notice:
		'A deleted billing key cannot be brought back: the customer would have to register anew (삭제한 빌링키는 되돌릴 수 없습니다).',
	properties: editorOf(fields),
	read(parameters) {
		const { reason, requester, skipWebhook } = fields.options;
		return {
			billingKey: fields.billingKey.read(parameters),
			revokesFirst: fields.waitingSchedules.read(parameters) === 'revoke',
			query: {
				reason: reason.read(parameters),
				requester: requester.read(parameters),
				skipWebhook: skipWebhook.read(parameters),
			},
		};
	},
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: fields.billingKey.label,
			advice: 'Give each billing key once',
			unitsOf: (input) => [input],
			keyOf: (input) => input.billingKey,
		}),
	run,
});
