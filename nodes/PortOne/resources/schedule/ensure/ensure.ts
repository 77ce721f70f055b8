import type { IDataObject } from 'n8n-workflow';
import pLimit from 'p-limit';

import type { Outcome } from '../../../../shared/failure/errors';
import { editorOf } from '../../../../shared/fields/defineFields';
import { ApiFailure, orFailure } from '../../../../shared/http/apiFailure';
import { CALLS_AT_ONCE } from '../../../../shared/http/readMany';
import { findConflicts } from '../../../../shared/run/conflicts';
import { defineOperation } from '../../../../shared/run/operation';
import type { PortOneClient } from '../../../api/client';
import { EnsureOne } from './ensureOne';
import { fields, readWanted, type Wanted } from './read';

/** Names what an item is about: a customer, or one of the customer's subscriptions. */
const keyOf = ({ customer_uid, prefix, ownOnly }: Wanted): string =>
	ownOnly ? `${customer_uid} (${prefix})` : customer_uid;

export const ensure = defineOperation<PortOneClient, Wanted>({
	value: 'ensure',
	name: 'Ensure',
	term: '다음 결제예약 보장',
	action: 'Ensure the next scheduled payment',
	description:
		'The customer has exactly one next payment, at this time and for this amount. Creates it, moves it, replaces it, or leaves it alone. A payment that was revoked for the same amount is not booked again unless an option says so.',
	endpoints: [
		'getSchedule',
		'getCustomerSchedules',
		'createSchedules',
		'updateSchedule',
		'cancelSchedules',
	],
	done: 'ensured',
	properties: editorOf(fields),
	read: readWanted,
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: fields.customer_uid.label,
			advice: 'Give each customer once',
			unitsOf: (input) => [input],
			keyOf,
		}),
	async run(entries, { api, isCancelled }) {
		const results = new Map<string, IDataObject | ApiFailure>();
		const limit = pLimit(CALLS_AT_ONCE);
		const wanted = new Map(entries.map(({ input }) => [keyOf(input), input]));
		let lasting: ApiFailure | undefined;
		await Promise.all(
			[...wanted].map(
				async ([key, input]) =>
					await limit(async () => {
						if (isCancelled()) return;
						const result = lasting ?? (await orFailure(new EnsureOne(api, input).run()));
						if (result instanceof ApiFailure && result.isLasting) lasting = result;
						results.set(key, result);
					}),
			),
		);
		return entries.map(({ itemIndex, input }): Outcome => {
			const result = results.get(keyOf(input));
			const json = { customer_uid: input.customer_uid };
			if (result === undefined) return { itemIndex, json, failure: { message: 'Not sent' } };
			if (result instanceof ApiFailure) return { itemIndex, json, failure: result.failure };
			return { itemIndex, json: { ...json, ...result } };
		});
	},
});
