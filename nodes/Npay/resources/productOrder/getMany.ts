import type { IDataObject } from 'n8n-workflow';

import { defineOperation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import {
	claimStatuses,
	placeOrderStatuses,
	productOrderStatuses,
	rangeTypes,
} from '../../api/codes';
import { MAX_PAGE_ROWS } from '../../api/endpoints';
import type { OutputForm } from '../../order/output';
import { present, readOutputForm } from '../../order/output';
import type { ProductOrderQuery } from '../../api/productOrders';
import { fetchProductOrders } from '../../api/productOrders';
import { RANGE_TYPE } from '../fields';
import { readLimit } from '../../../shared/fields/limit';
import { readPeriod } from '../period/period';
import { readEach } from '../../../shared/run/readEach';
import { FIELDS, getManyProperties } from './getManyFields';
import { readQuantityClaim } from './quantityClaim';

interface ManyInput {
	query: ProductOrderQuery;
	limit: number;
	form: OutputForm;
}

async function readMany(api: NpayClient, input: ManyInput): Promise<IDataObject[]> {
	const found = await fetchProductOrders(api, { ...input.query, limit: input.limit });
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
		const period = readPeriod(parameters, FIELDS.from, FIELDS.to);
		return {
			query: {
				...period,
				filters: {
					rangeType: parameters.code(RANGE_TYPE, rangeTypes, true),
					productOrderStatuses: parameters.codes(FIELDS.productOrderStatuses, productOrderStatuses),
					claimStatuses: parameters.codes(FIELDS.claimStatuses, claimStatuses),
					placeOrderStatusType: parameters.code(
						FIELDS.placeOrderStatusType,
						placeOrderStatuses,
						true,
					),
					fulfillment: parameters.boolean(FIELDS.fulfillment),
					quantityClaimCompatibility: readQuantityClaim(parameters),
				},
				pageSize: parameters.integer(FIELDS.pageSize, { min: 1, max: MAX_PAGE_ROWS }),
			},
			limit: readLimit(parameters),
			form: readOutputForm(parameters),
		};
	},
	run: async (entries, context) =>
		await readEach(entries, context, async (input) => await readMany(context.api, input)),
});
