import type { INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../shared/codedValue';
import type { CodedValue } from '../../shared/codedValue';
import type { RequestParts } from '../../shared/api/request';
import { InputError } from '../../shared/errors';
import { inTurn } from '../../shared/inTurn';
import { definedOnly } from '../../shared/objects';
import type { Operation } from '../../shared/operation';
import { defineOperation } from '../../shared/operation';
import type { Field, ParameterReader } from '../../shared/parameterReader';
import type { NpayClient } from '../api/client';
import type { OrderState } from '../api/details';
import type { EndpointName } from '../api/endpoints';
import { lookFirst } from '../api/look';
import { alreadyDone } from '../api/writes';
import type { ClaimJudge } from './claimJudges';
import type { ClaimUnit } from './claimMemory';
import { ClaimMemory } from './claimMemory';
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

const REMAIN: Field = { name: 'options.remainQuantity', label: 'Remaining Quantity' };

/** What was lost of a part can be asked for again by whoever knows how many pieces are left. */
const remainOption: INodeProperties = {
	displayName: REMAIN.label,
	name: 'remainQuantity',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		"남은 수량: how many pieces are left by your own record, neither cancelled nor returned. Nothing is sent when Naver's number is another one. Needed after a call for a part whose answer was lost.",
};

const optionsProperty = (hasCodes: boolean, hasParts: boolean): INodeProperties =>
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
		...(hasParts ? [remainOption] : []),
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
	const hasParts = spec.judge.partOf !== undefined;
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
			optionsProperty(hasCodes, hasParts),
		],
		read(parameters) {
			const passUnknown = hasCodes && parameters.boolean(ALLOW_UNKNOWN) === true;
			const fields = spec.readBody?.(parameters, passUnknown);
			const body = fields && definedOnly(fields);
			const remainQuantity = hasParts
				? parameters.integer(REMAIN, { min: 0, max: 999_999 })
				: undefined;
			return {
				units: parameters
					.ids(PRODUCT_ORDER_ID)
					.map((productOrderId) => ({ productOrderId, body, remainQuantity })),
				...readWriteOptions(parameters),
			};
		},
		findConflicts: (entries) => findConflicts(entries, (unit) => unit, isRepeatable),
		async run(entries, context) {
			const { api } = context;
			const memory = new ClaimMemory(endpoint, spec.judge, api.shop, context);
			let clock = () => Date.now();
			const work = async () =>
				await runWrite(
					entries,
					context,
					{
						batchSize: 1,
						call: ([unit]) => ({ endpoint, parts: partsOf(unit) }),
						isDone,
						refusal: (state, { before }) => spec.judge.refusal(state, before),
						isRepeatable,
					},
					async (units) => {
						const looked = await lookFirst(api, units, (state, unit, serverTime) => {
							const earlier = memory.look(state, unit, serverTime ?? Date.now());
							if (earlier !== undefined) return earlier;
							if (isDone(state, unit)) return alreadyDone(state);
							return { send: { ...unit, before: state } };
						});
						const ahead = (looked.serverTime ?? Date.now()) - Date.now();
						clock = () => Date.now() + ahead;
						return looked;
					},
					(unit, result) => memory.note(unit, result, clock()),
				);
			// Two runs that overlap could not tell whose claim on a part a new one is.
			const isParts = entries.some(({ input }) => !input.units.every(isRepeatable));
			return isParts ? await inTurn(`${api.shop}/${endpoint}`, work) : await work();
		},
	});
}

function partsOf({ productOrderId, body }: ClaimUnit = NO_UNIT): RequestParts {
	const path = { productOrderId };
	return body === undefined ? { path } : { path, body };
}

const NO_UNIT: ClaimUnit = { productOrderId: '', body: undefined, remainQuantity: undefined };
