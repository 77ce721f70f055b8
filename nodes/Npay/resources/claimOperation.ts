import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../shared/codedValue';
import type { CodedValue } from '../../shared/codedValue';
import { InputError } from '../../shared/errors';
import { definedOnly } from '../../shared/objects';
import type { Operation } from '../../shared/operation';
import { defineOperation } from '../../shared/operation';
import type { Field, ParameterReader } from '../../shared/parameterReader';
import type { NpayClient } from '../api/client';
import type { OrderState } from '../api/details';
import type { EndpointName } from '../api/endpoints';
import { lookFirst } from '../api/look';
import type { WriteUnit } from '../api/writes';
import { alreadyDone } from '../api/writes';
import type { ClaimJudge } from './claimJudges';
import { optionsCollection } from '../../shared/fields';
import { PRODUCT_ORDER_ID, productOrderIdProperty } from './fields';
import type { WriteInput } from './writeOperation';
import {
	allowRoundedOption,
	dryRunOption,
	findConflicts,
	readWriteOptions,
	runWrite,
} from './writeOperation';

interface ClaimUnit extends WriteUnit {
	/** The API's own fields, or none: then nothing is sent as a body. */
	body: IDataObject | undefined;
	/** The product order as it was read before anything was sent. */
	before?: OrderState;
}

/** What differs between the operations on claims: one product order a call, a few fields, a judge. */
export interface ClaimSpec {
	value: string;
	name: string;
	action: string;
	description: string;
	done: string;
	endpoint: EndpointName;
	/** What the user has to know before: it stands above the fields. */
	notice?: string;
	properties?: INodeProperties[];
	/** Reads the body's fields; those that are unset are left out. */
	readBody?(parameters: ParameterReader, passUnknown: boolean): Record<string, unknown>;
	judge: ClaimJudge;
}

const ALLOW_UNKNOWN: Field = { name: 'options.allowUnknownCodes', label: 'Allow Unknown Codes' };

const optionsProperty = (hasCodes: boolean): INodeProperties =>
	optionsCollection([
		allowRoundedOption,
		...(hasCodes
			? [
					{
						displayName: ALLOW_UNKNOWN.label,
						name: 'allowUnknownCodes',
						type: 'boolean' as const,
						default: false,
						description:
							'Whether to send codes that are not in the lists, e.g. ones that Naver has just added',
					},
				]
			: []),
		dryRunOption,
	]);

const noticeProperty = (text: string): INodeProperties => ({
	displayName: text,
	name: 'notice',
	type: 'notice',
	default: '',
});

/** A field with a list of codes. */
export const codeProperty = (
	{ name, label }: Field,
	values: readonly CodedValue[],
	description: string,
	extra: Partial<INodeProperties> = {},
): INodeProperties => ({
	displayName: label,
	name,
	type: 'options',
	options: toOptions(values),
	default: '',
	...extra,
	description,
});

/** Text that the buyer reads, or that goes with a claim. @throws InputError when it is too long */
export function readReason(
	parameters: ParameterReader,
	field: Field,
	longest = 500,
): string | undefined {
	const text = parameters.text(field);
	if (text !== undefined && text.length > longest) {
		throw new InputError(field.label, `has ${text.length} characters; Naver takes ${longest}`);
	}
	return text;
}

/**
 * A part of the quantity, unset for all of it. n8n's Retry On Fail runs the whole node again: what was done for
 * a part would be done for another one, so the two don't go together.
 */
export function readPart(parameters: ParameterReader, field: Field): number | undefined {
	const quantity = parameters.integer(field, { min: 0, max: 999_999 });
	if (quantity === undefined || quantity === 0) return undefined;
	if (parameters.isRetried) {
		throw new InputError(
			field.label,
			'does not go together with the node setting Retry On Fail',
			'Switch Retry On Fail off in the Settings of this node: a second run would take another part of the quantity',
		);
	}
	return quantity;
}

/** An operation on one product order's claim, for each of the ids that the input items name. */
export function claimOperation(spec: ClaimSpec): Operation<NpayClient> {
	const { value, name, action, description, done, endpoint, notice, properties = [] } = spec;
	const isDone = (state: OrderState, { body, before }: ClaimUnit) =>
		spec.judge.isDone(state, body ?? {}, before);
	const isRepeatable = ({ body, before }: ClaimUnit) => spec.judge.isRepeatable(body ?? {}, before);
	const hasCodes = properties.some(({ type }) => type === 'options');
	return defineOperation<NpayClient, WriteInput<ClaimUnit>>({
		value,
		name,
		action,
		description,
		done,
		subject: PRODUCT_ORDER_ID,
		endpoints: [endpoint, 'query'],
		properties: [
			...(notice === undefined ? [] : [noticeProperty(notice)]),
			productOrderIdProperty,
			...properties,
			optionsProperty(hasCodes),
		],
		read(parameters) {
			const passUnknown = hasCodes && parameters.boolean(ALLOW_UNKNOWN) === true;
			const fields = spec.readBody?.(parameters, passUnknown);
			const body = fields && definedOnly(fields);
			return {
				units: parameters.ids(PRODUCT_ORDER_ID).map((productOrderId) => ({ productOrderId, body })),
				...readWriteOptions(parameters),
			};
		},
		findConflicts: (entries) => findConflicts(entries, (unit) => unit, isRepeatable),
		run: async (entries, context) =>
			await runWrite(
				entries,
				context,
				{
					batchSize: 1,
					call([unit]) {
						const path = { productOrderId: unit?.productOrderId ?? '' };
						return {
							endpoint,
							parts: unit?.body === undefined ? { path } : { path, body: unit.body },
						};
					},
					isDone,
					refusal: (state, { before }) => spec.judge.refusal(state, before),
					isRepeatable,
				},
				async (units) =>
					await lookFirst(context.api, units, (state, unit) =>
						isDone(state, unit) ? alreadyDone(state) : { send: { ...unit, before: state } },
					),
			),
	});
}
