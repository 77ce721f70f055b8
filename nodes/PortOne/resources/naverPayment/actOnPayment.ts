import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../shared/failure/errors';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { ApiFailure, orFailure } from '../../../shared/http/apiFailure';
import { findConflicts } from '../../../shared/run/conflicts';
import { defineOperation, type Operation } from '../../../shared/run/operation';
import { runWrite } from '../../../shared/run/runWrite';
import { rememberedBy } from '../../../shared/write/remembered';
import { JOB_DEFAULTS, oneByOne } from '../../../shared/write/writeJob';
import type { PortOneClient } from '../../api/client';
import type { EndpointName } from '../../api/endpoints';
import { isRefusedByNaver } from '../../api/failures';
import { present } from '../../api/present';
import { impUid } from '../fields';

const fields = defineFields({ imp_uid: impUid });

interface Input {
	imp_uid: string;
	body: IDataObject | undefined;
}

/**
 * Something done to a Naver Pay payment (결제형) that no reading shows afterwards: when its answer is lost, its
 * outcome is unknown, and it is not sent again.
 */
export const actOnPayment = (spec: {
	value: string;
	name: string;
	term: string;
	action: string;
	description: string;
	done: string;
	/** What can't be undone. */
	notice: string;
	endpoint: EndpointName;
	properties?: INodeProperties[];
	/** Whether it pays somebody, so that a second time must not follow on a lost answer. */
	pays?: true;
	readBody?(parameters: ParameterReader): IDataObject;
}): Operation<PortOneClient> =>
	defineOperation<PortOneClient, Input>({
		value: spec.value,
		name: spec.name,
		term: spec.term,
		action: spec.action,
		description: spec.description,
		endpoints: [spec.endpoint],
		done: spec.done,
		notice: spec.notice,
		properties: [...editorOf(fields), ...(spec.properties ?? [])],
		read(parameters) {
			if (spec.pays && parameters.isRetried) {
				throw new InputError(
					spec.name,
					'does not go together with the node setting Retry On Fail',
					'Switch Retry On Fail off in the Settings of this node: after a lost answer a second run could do it once more',
				);
			}
			return { imp_uid: fields.imp_uid.read(parameters), body: spec.readBody?.(parameters) };
		},
		findConflicts: (entries) =>
			findConflicts(entries, {
				label: fields.imp_uid.label,
				advice: 'Give each payment once',
				unitsOf: (input) => [input],
				keyOf: ({ imp_uid }) => imp_uid,
			}),
		run: async (entries, context) =>
			await runWrite<Input, Input, never, PortOneClient>(
				entries,
				context,
				{ of: (input) => [input], identify: ({ imp_uid }) => ({ imp_uid }) },
				{
					...JOB_DEFAULTS,
					words: {
						server: 'PortOne',
						thing: 'payment',
						look: 'Look at the payment in the PortOne console',
						read: 'Read the payment with Get',
					},
					keyOf: ({ imp_uid }) => imp_uid,
					batches: oneByOne,
					async send([unit]) {
						const { imp_uid = '', body } = unit ?? {};
						const reply = await orFailure(
							context.api.request(spec.endpoint, {
								path: { imp_uid },
								...(body === undefined ? {} : { body }),
							}),
						);
						if (reply instanceof ApiFailure) {
							if (!isRefusedByNaver(reply)) throw reply;
							return { results: new Map([[imp_uid, { failure: reply.failure }]]) };
						}
						const row = { ...present(reply.response), success: true };
						return { results: new Map([[imp_uid, { row }]]) };
					},
					readStates: async () => await Promise.resolve(new Map<string, never>()),
					isDone: () => false,
					refusal: () => undefined,
					doneFields: () => ({}),
				},
				new Map(),
				// There is nothing to read, so that it waits whatever comes of it.
				spec.pays && { kind: 'payment', ...rememberedBy(context.api), judge: () => 'carry' },
			),
	});
