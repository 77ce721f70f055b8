import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../shared/errors';
import { defineOperation } from '../../../shared/operation';
import { toKst } from '../../../shared/time';
import type { NpayClient } from '../../api/client';
import {
	claimStatuses,
	placeOrderStatuses,
	productOrderStatuses,
	rangeTypes,
} from '../../api/codes';
import { MAX_PAGE_ROWS } from '../../api/endpoints';
import type { Detail } from '../../api/details';
import type { OutputForm } from '../../api/output';
import { present, readOutputForm } from '../../api/output';
import { firstWindow } from '../../api/windows';
import { readLimit } from '../limit';
import { readEach } from '../readOperation';
import { FIELDS, getManyProperties } from './getManyFields';

interface ManyInput {
	/** Milliseconds since the epoch. */
	from: number;
	/** The server's now where unset. */
	to: number | undefined;
	/** The API's own parameters that stay the same for every call. */
	filters: Record<string, string | string[] | boolean | undefined>;
	pageSize: number;
	limit: number;
	form: OutputForm;
}

interface ManyPage {
	contents?: unknown;
	pagination?: { hasNext?: unknown };
}

/** Reads all product orders of a period, in windows that one call takes, page by page. */
async function readMany(api: NpayClient, input: ManyInput): Promise<IDataObject[]> {
	const found = new Map<string, Detail>();
	let page = 1;
	for (let from = input.from, end = input.to ?? Number.POSITIVE_INFINITY; from <= end; ) {
		const window = firstWindow(from, end);
		const { data, serverTime } = await api.request('getProductOrders', {
			query: {
				...input.filters,
				from: toKst(window.from),
				to: toKst(window.to),
				pageSize: input.pageSize,
				page,
			},
		});
		const { contents, pagination } = (data ?? {}) as ManyPage;
		const rows = Array.isArray(contents) ? (contents as IDataObject[]) : [];
		for (const row of rows) found.set(String(row.productOrderId), (row.content ?? {}) as Detail);
		if (found.size >= input.limit) break;
		if (input.to === undefined) end = serverTime ?? Date.now();
		if (pagination?.hasNext === true && rows.length > 0) page++;
		else {
			page = 1;
			from = window.to + 1;
		}
	}
	return [...found.values()].slice(0, input.limit).map((detail) => present(detail, input.form));
}

export const getMany = defineOperation<NpayClient, ManyInput>({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many product orders',
	description: '조건형 상품 주문 상세 내역 조회: many product orders by period and state',
	endpoints: ['getProductOrders'],
	done: 'read',
	properties: getManyProperties,
	read(parameters) {
		const from = parameters.requiredInstant(FIELDS.from);
		const to = parameters.instant(FIELDS.to);
		if (to !== undefined && from > to) {
			throw new InputError(FIELDS.from.label, `is after ${FIELDS.to.label}`, 'Swap the two');
		}
		return {
			from,
			to,
			filters: {
				rangeType: parameters.code(FIELDS.rangeType, rangeTypes, true),
				productOrderStatuses: parameters.codes(FIELDS.productOrderStatuses, productOrderStatuses),
				claimStatuses: parameters.codes(FIELDS.claimStatuses, claimStatuses),
				placeOrderStatusType: parameters.code(
					FIELDS.placeOrderStatusType,
					placeOrderStatuses,
					true,
				),
				fulfillment: parameters.boolean(FIELDS.fulfillment),
				quantityClaimCompatibility: parameters.boolean(FIELDS.quantityClaimCompatibility) ?? true,
			},
			pageSize:
				parameters.integer(FIELDS.pageSize, { min: 1, max: MAX_PAGE_ROWS }) ?? MAX_PAGE_ROWS,
			limit: readLimit(parameters),
			form: readOutputForm(parameters),
		};
	},
	run: async (entries, context) =>
		await readEach(entries, context, async (input) => await readMany(context.api, input)),
});
