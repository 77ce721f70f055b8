import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Failure, Outcome } from '../../../../shared/failure/errors';
import { editorOf } from '../../../../shared/fields/defineFields';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { ApiFailure } from '../../../../shared/http/apiFailure';
import { readMany } from '../../../../shared/http/readMany';
import { findConflicts } from '../../../../shared/run/conflicts';
import { defineOperation, type Operation, type Skip } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import { unreadBefore } from '../../../../shared/write/writeFailures';
import type { WriteResult } from '../../../../shared/write/writeJob';
import type { PortOneClient } from '../../../api/client';
import { fetchNaverOrders, type NaverOrder, UNKNOWN_NAVER_PAYMENT } from '../../../api/naverOrders';
import { type NaverInput, type NaverUnit, PRODUCT_ORDERS, readProductOrders } from './units';
import { keyOf, type NaverRules, writeJob } from './writeJob';

/** What differs between the writes to Naver's product orders. */
export interface NaverSpec extends NaverRules {
	value: string;
	name: string;
	term: string;
	action: string;
	description: string;
	done: string;
	/** What can't be undone; unset where it can. */
	notice?: string;
	properties?: INodeProperties[];
	/** Rows that are left out where the user says so. */
	skip?: Skip;
	/** Reads the API's own fields. @throws InputError */
	readFields?(parameters: ParameterReader): IDataObject;
	/** Looks at each product order first; a failure is not sent. */
	guard?(order: NaverOrder, force: boolean): Failure | undefined;
	/** Whether the user allows what the guard would refuse. */
	readForce?(parameters: ParameterReader): boolean;
}

interface Resolved {
	units: NaverUnit[];
	failure?: Failure;
}

const toUnit = ({ imp_uid, fields }: NaverInput, product_order_id: string): NaverUnit => ({
	imp_uid,
	product_order_id,
	fields,
});

const unitsOf = (input: NaverInput): NaverUnit[] =>
	(input.ids ?? []).map((id) => toUnit(input, id));

/** Reads each payment's product orders once, where that has to be known before. */
async function readAll(
	client: PortOneClient,
	inputs: NaverInput[],
	isCancelled: () => boolean,
): Promise<Map<string, NaverOrder[] | ApiFailure>> {
	return await readMany(
		inputs.map(({ imp_uid }) => imp_uid),
		async (imp_uid) => await fetchNaverOrders(client, imp_uid),
		isCancelled,
	);
}

/** The product orders that an item is about, by number. */
function resolve(input: NaverInput, orders: NaverOrder[] | ApiFailure | undefined): Resolved {
	if (input.ids !== undefined) return { units: unitsOf(input) };
	if (orders instanceof ApiFailure) {
		return { units: [], failure: unreadBefore('product orders', orders.failure) };
	}
	const ids = (orders ?? []).map(({ product_order_id }) => String(product_order_id));
	if (ids.length === 0) return { units: [], failure: UNKNOWN_NAVER_PAYMENT };
	return { units: ids.map((id) => toUnit(input, id)) };
}

const CONFLICTS = {
	label: PRODUCT_ORDERS.product_order_id.label,
	advice: 'Give each product order once',
	keyOf,
};

/** Items that turn out to be about the same product orders, with other values. */
const conflictsOf = (resolved: Map<number, Resolved>) =>
	findConflicts(
		[...resolved].map(([itemIndex, input]) => ({ itemIndex, input })),
		{ ...CONFLICTS, unitsOf: ({ units }) => units },
	);

const UNKNOWN: Failure = {
	message: 'This product order (상품주문번호) does not belong to this payment',
	advice: 'Check Product Order ID and Imp UID; Get Many lists the product orders of a payment',
	code: 'NOT_FOUND',
};

/** @returns why a product order is not to be written to, by a look at how it stands */
function look(
	{ product_order_id }: NaverUnit,
	orders: NaverOrder[],
	force: boolean,
	guard: NonNullable<NaverSpec['guard']>,
): Failure | undefined {
	const order = orders.find((one) => one.product_order_id === product_order_id);
	return order === undefined ? UNKNOWN : guard(order, force);
}

/** An operation on product orders of payments, each of which gets its own result. */
export const naverWrite = (spec: NaverSpec): Operation<PortOneClient> =>
	defineOperation<PortOneClient, NaverInput>({
		value: spec.value,
		name: spec.name,
		term: spec.term,
		action: spec.action,
		description: spec.description,
		endpoints: [spec.endpoint, 'getNaverOrders'],
		done: spec.done,
		...(spec.notice === undefined ? {} : { notice: spec.notice }),
		properties: [...editorOf(PRODUCT_ORDERS), ...(spec.properties ?? [])],
		...(spec.skip === undefined ? {} : { skip: spec.skip }),
		read: (parameters) => ({
			...readProductOrders(parameters),
			fields: spec.readFields?.(parameters) ?? {},
			force: spec.readForce?.(parameters) === true,
		}),
		findConflicts: (entries) => findConflicts(entries, { ...CONFLICTS, unitsOf }),
		async run(entries, context) {
			const needed = entries.filter(({ input }) => spec.guard || input.ids === undefined);
			const orders = await readAll(
				context.api,
				needed.map(({ input }) => input),
				context.isCancelled,
			);
			const resolved = new Map(
				entries.map(({ itemIndex, input }) => [
					itemIndex,
					resolve(input, orders.get(input.imp_uid)),
				]),
			);
			for (const [itemIndex, conflict] of conflictsOf(resolved)) {
				const { message, advice } = conflict;
				resolved.set(itemIndex, { units: [], failure: { message, advice, badInput: true } });
			}
			const settled = new Map<string, WriteResult>();
			for (const { itemIndex, input } of entries) {
				const found = orders.get(input.imp_uid);
				if (spec.guard === undefined || found === undefined) continue;
				for (const unit of resolved.get(itemIndex)?.units ?? []) {
					const failure =
						found instanceof ApiFailure
							? unreadBefore('product order', found.failure)
							: look(unit, found, input.force, spec.guard);
					if (failure !== undefined) settled.set(keyOf(unit), { failure });
				}
			}
			const written = await runWrite(
				entries.map(({ itemIndex }) => ({ itemIndex, input: itemIndex })),
				context,
				{
					of: (itemIndex) => resolved.get(itemIndex)?.units ?? [],
					identify: ({ imp_uid, product_order_id }) => ({ imp_uid, product_order_id }),
				},
				writeJob(context.api, spec),
				settled,
			);
			const failed = entries.flatMap(({ itemIndex, input: { imp_uid } }): Outcome[] => {
				const failure = resolved.get(itemIndex)?.failure;
				return failure === undefined ? [] : [{ itemIndex, json: { imp_uid }, failure }];
			});
			return written.concat(failed);
		},
	});
