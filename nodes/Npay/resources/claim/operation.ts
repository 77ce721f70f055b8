import type { INodeProperties } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import {
	defineFields,
	editorOf,
	type FieldKind,
	optionsOf,
} from '../../../shared/fields/defineFields';
import { flag } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import type { RequestParts } from '../../../shared/http/request';
import { defineOperation, type Operation, type Skip } from '../../../shared/run/operation';
import { inTurn } from '../../../shared/write/inTurn';
import type { NpayClient } from '../../api/client';
import type { EndpointName } from '../../api/endpoints';
import { stateReader } from '../../order/look';
import type { OrderState } from '../../order/state';
import { PRODUCT_ORDER_ID } from '../fields';
import {
	findConflicts,
	readWriteOptions,
	runWrite,
	WRITE_OPTIONS,
	type WriteInput,
} from '../writeOperation';
import { pieces } from './fields';
import type { ClaimJudge } from './judges';
import { lookAtClaims } from './look';
import { ClaimMemory } from './memory';
import { type ClaimUnit, toldOf } from './unit';

/** What differs between the operations on claims: one product order a call, a few fields, a judge. */
export interface ClaimSpec {
	value: string;
	name: string;
	term: string;
	action: string;
	description: string;
	done: string;
	endpoint: EndpointName;
	/** What the user has to know before: it stands above the fields. */
	notice?: string | undefined;
	/** The fields of the body, in their order. */
	fields?: Record<string, { editor: INodeProperties }>;
	/** Reads the body's fields; those that are unset are left out. */
	readBody?(parameters: ParameterReader, passUnknown: boolean): Record<string, unknown>;
	judge: ClaimJudge;
	/** Rows that are left out where the user says so, and the option by which he does. */
	skip?: { option: Record<string, FieldKind<boolean>>; of: Skip };
}

const allowUnknownCodes = flag({
	label: 'Allow Unknown Codes',
	description:
		'Whether to send codes that are not in the lists, e.g. ones that Naver has just added',
});

/** What was lost of a part can be asked for again by whoever knows how many pieces are left. */
const remainQuantity = pieces(0, {
	label: 'Remaining Quantity',
	description:
		"남은 수량: how many pieces are left by your own record, neither cancelled nor returned. Nothing is sent when Naver's number is another one. Needed after a call for a part whose answer was lost.",
});

const { options } = defineFields({ options: optionsOf({ allowUnknownCodes, remainQuantity }) });

/** The options of an operation that sends codes, and of one that takes parts. */
const optionsFor = (hasCodes: boolean, hasParts: boolean, own: ClaimSpec['skip']) =>
	defineFields({
		options: optionsOf({
			...WRITE_OPTIONS,
			...(hasCodes && { allowUnknownCodes }),
			...(hasParts && { remainQuantity }),
			...own?.option,
		}),
	});

/** An operation on one product order's claim, for each of the ids that the input items name. */
export function claimOperation(spec: ClaimSpec): Operation<NpayClient> {
	const { value, name, term, action, description, done, endpoint, notice, fields = {} } = spec;
	const isDone = (state: OrderState, { body, before }: ClaimUnit) =>
		spec.judge.isDone(state, body ?? {}, before);
	const isRepeatable = ({ body, before }: ClaimUnit) => spec.judge.isRepeatable(body ?? {}, before);
	const hasParts = spec.judge.partOf !== undefined;
	const hasCodes = Object.values(fields).some(({ editor }) => editor.type === 'options');
	return defineOperation<NpayClient, WriteInput<ClaimUnit>>({
		value,
		name,
		term,
		action,
		description,
		done,
		...(notice === undefined ? {} : { notice }),
		subject: PRODUCT_ORDER_ID,
		endpoints: [endpoint, 'query'],
		properties: editorOf({
			productOrderId: PRODUCT_ORDER_ID,
			...fields,
			...optionsFor(hasCodes, hasParts, spec.skip),
		}),
		...(spec.skip === undefined ? {} : { skip: spec.skip.of }),
		read(parameters) {
			const passUnknown = hasCodes && options.allowUnknownCodes.read(parameters);
			const given = spec.readBody?.(parameters, passUnknown);
			const body = given && definedOnly(given);
			const remainQuantity = hasParts ? options.remainQuantity.read(parameters) : undefined;
			return {
				units: PRODUCT_ORDER_ID.read(parameters).map((productOrderId) => ({
					productOrderId,
					body,
					remainQuantity,
				})),
				...readWriteOptions(parameters),
			};
		},
		findConflicts: (entries) => findConflicts(entries, (unit) => unit, isRepeatable),
		async run(entries, context) {
			const { api } = context;
			const memory = new ClaimMemory(endpoint, spec.judge, api.shop, context);
			const reader = stateReader(api, context.isCancelled);
			let clock = () => Date.now();
			const work = async () =>
				await runWrite(
					entries,
					context,
					{
						batchSize: 1,
						call: ([unit]) => ({ endpoint, parts: partsOf(unit) }),
						sends: Object.values(fields).map(({ editor }) => editor.name),
						isDone,
						refusal: (state, { before }) => spec.judge.refusal(state, before),
						isRepeatable,
						doneFields: (state, { before }) => {
							const claim = spec.judge.decidedClaim?.(state, before);
							return claim === undefined ? {} : toldOf(claim);
						},
					},
					async (units) => {
						const look = await lookAtClaims(units, reader, context.isCancelled, memory, isDone);
						clock = () => Date.now() + look.ahead;
						return look;
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

function partsOf({ productOrderId, body }: ClaimUnit = NO_UNIT): RequestParts {
	const path = { productOrderId };
	return body === undefined ? { path } : { path, body };
}

const NO_UNIT: ClaimUnit = { productOrderId: '', body: undefined, remainQuantity: undefined };
