import type { INodeProperties } from 'n8n-workflow';

import { findConflicts } from '../../../shared/conflicts';
import { InputError } from '../../../shared/errors';
import type { Operation } from '../../../shared/operation';
import { defineOperation } from '../../../shared/operation';
import type { Field, ParameterReader } from '../../../shared/parameterReader';
import { toUnix } from '../../../shared/time';
import { JOB_DEFAULTS, runWrite } from '../../../shared/runWrite';
import type { PortOneClient } from '../../api/client';
import type { EndpointName } from '../../api/endpoints';
import { present } from '../../api/present';
import { MERCHANT_UID, merchantUidProperty, readUid } from '../fields';
import { SCHEDULE_WORDS } from '../words';
import type { ScheduleState } from './state';
import { inWords, isScheduled, readStates } from './state';

export const SCHEDULE_AT: Field = { name: 'schedule_at', label: 'Schedule At' };

export const scheduleAtProperty: INodeProperties = {
	displayName: SCHEDULE_AT.label,
	name: SCHEDULE_AT.name,
	type: 'dateTime',
	required: true,
	default: '',
	description:
		'결제요청 예약시각: when PortOne charges the billing key. A time without an offset is Korean time (KST).',
};

/** Reads the time of a payment to come. @returns unix seconds @throws InputError when it has passed */
export function readFuture(parameters: ParameterReader, field: Field): number {
	const instant = parameters.requiredInstant(field);
	if (instant <= Date.now()) {
		throw new InputError(
			field.label,
			'has passed',
			'Give a time to come; without an offset it is KST',
		);
	}
	return toUnix(instant);
}

interface MoveUnit {
	merchant_uid: string;
	/** Unix seconds. */
	schedule_at: number;
}

/** Giving a scheduled payment another time: one that waits, or one that failed or was revoked. */
export const moveOperation = (spec: {
	value: string;
	name: string;
	action: string;
	description: string;
	done: string;
	endpoint: EndpointName;
	/** Why a payment can't be moved as it stands; `undefined` when it can. */
	refusal(state: ScheduleState): string | undefined;
}): Operation<PortOneClient> =>
	defineOperation<PortOneClient, MoveUnit>({
		value: spec.value,
		name: spec.name,
		action: spec.action,
		description: spec.description,
		endpoints: [spec.endpoint, 'getSchedule'],
		done: spec.done,
		properties: [merchantUidProperty, scheduleAtProperty],
		read: (parameters) => ({
			merchant_uid: readUid(parameters, MERCHANT_UID),
			schedule_at: readFuture(parameters, SCHEDULE_AT),
		}),
		findConflicts: (entries) =>
			findConflicts(entries, {
				label: MERCHANT_UID.label,
				advice: 'Give each scheduled payment once',
				unitsOf: (input) => [input],
				keyOf: ({ merchant_uid }) => merchant_uid,
			}),
		run: async (entries, context) =>
			await runWrite(
				entries,
				context,
				{ of: (input) => [input], identify: ({ merchant_uid }) => ({ merchant_uid }) },
				{
					...JOB_DEFAULTS,
					words: SCHEDULE_WORDS,
					keyOf: ({ merchant_uid }) => merchant_uid,
					batches: (units) => units.map((unit) => [unit]),
					async send([unit]) {
						const { merchant_uid = '', schedule_at } = unit ?? {};
						const { response } = await context.api.request(spec.endpoint, {
							path: { merchant_uid },
							body: { schedule_at },
						});
						return {
							results: new Map([[merchant_uid, { row: { ...present(response), success: true } }]]),
						};
					},
					readStates: async (units) =>
						await readStates(
							context.api,
							units.map(({ merchant_uid }) => merchant_uid),
						),
					isDone: ({ schedule }, { schedule_at }) =>
						isScheduled(schedule) && schedule?.schedule_at === schedule_at,
					refusal: spec.refusal,
					doneFields: ({ schedule }) => present(schedule),
					explain: (failure, { schedule }) => ({
						...failure,
						advice: `It is ${inWords(schedule)}`,
					}),
				},
			),
	});
