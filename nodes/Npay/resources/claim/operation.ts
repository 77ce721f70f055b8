import type { INodeProperties } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { toOptions } from '../../../shared/fields/codedValue';
import type { CodedValue } from '../../../shared/fields/codedValue';
import type { RequestParts } from '../../../shared/http/request';
import type { WriteResult } from '../../../shared/write/writeJob';
import { InputError } from '../../../shared/failure/errors';
import { inTurn } from '../../../shared/write/inTurn';
import { definedOnly } from '../../../shared/data/objects';
import type { Operation, OperationContext } from '../../../shared/run/operation';
import { defineOperation } from '../../../shared/run/operation';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import type { NpayClient } from '../../api/client';
import type { OrderState } from '../../api/details';
import type { EndpointName } from '../../api/endpoints';
import { lookFirst } from '../../order/look';
import { alreadyDone } from '../../order/writes';
import type { ClaimJudge } from './judges';
import type { ClaimUnit } from './memory';
import { ClaimMemory, toldOf } from './memory';
import { optionsCollection } from '../../../shared/fields/optionsCollection';
import { PRODUCT_ORDER_ID, productOrderIdProperty } from '../fields';
import type { WriteInput } from '../writeOperation';
import {
	allowRoundedOption,
	dryRunOption,
	findConflicts,
	readWriteOptions,
	runWrite,
} from '../writeOperation';

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

/** Pauses, in ms, before each look at a product order that doesn't show yet what Naver has said it did. */
const SHOWN_LATE_MS = [0, 2_000, 3_000, 5_000];

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
						doneFields: (state, { before }) => {
							const claim = spec.judge.decidedClaim?.(state, before);
							return claim === undefined ? {} : toldOf(claim);
						},
					},
					async (units) => {
						const { settled, toSend, ahead } = await look(units, context, memory, isDone);
						clock = () => Date.now() + ahead;
						return { settled, toSend };
					},
					(unit, result) => memory.note(unit, result, clock()),
				);
			// Two runs that overlap could not tell whose claim on a part a new one is, nor what is still undecided.
			const isParts = entries.some(({ input }) => !input.units.every(isRepeatable));
			const isInTurn = isParts || spec.judge.openId !== undefined;
			return isInTurn ? await inTurn(`${api.shop}/${endpoint}`, work) : await work();
		},
	});
}

/**
 * Looks at product orders before anything is sent, and again at those that don't show yet what this process was told
 * of.
 *
 * @returns `ahead`: how far the server's clock is before this machine's, in ms
 */
async function look(
	units: ClaimUnit[],
	{ api, isCancelled }: OperationContext<NpayClient>,
	memory: ClaimMemory,
	isDone: (state: OrderState, unit: ClaimUnit) => boolean,
): Promise<{ settled: Map<string, WriteResult>; toSend: ClaimUnit[]; ahead: number }> {
	const settled = new Map<string, WriteResult>();
	const toSend: ClaimUnit[] = [];
	let ahead = 0;
	let open = units;
	for (const [index, pause] of SHOWN_LATE_MS.entries()) {
		if (pause > 0) await sleep(pause);
		if (index === SHOWN_LATE_MS.length - 1) for (const unit of open) memory.stopWaiting(unit);
		const looked = await lookFirst(api, open, (state, unit, serverTime) => {
			const earlier = memory.look(state, unit, serverTime ?? Date.now());
			if (earlier !== undefined) return earlier;
			if (isDone(state, unit)) return alreadyDone(state);
			return { send: { ...unit, before: state } };
		});
		ahead = (looked.serverTime ?? Date.now()) - Date.now();
		for (const [id, result] of looked.settled) settled.set(id, result);
		for (const unit of looked.toSend) settled.delete(unit.productOrderId);
		toSend.push(...looked.toSend);
		open = open.filter((unit) => memory.isBehind(unit));
		if (open.length === 0 || isCancelled()) break;
	}
	return { settled, toSend, ahead };
}

function partsOf({ productOrderId, body }: ClaimUnit = NO_UNIT): RequestParts {
	const path = { productOrderId };
	return body === undefined ? { path } : { path, body };
}

const NO_UNIT: ClaimUnit = { productOrderId: '', body: undefined, remainQuantity: undefined };
