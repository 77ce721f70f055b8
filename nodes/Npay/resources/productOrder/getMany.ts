import { limited, type Listing } from '../../../shared/data/listing';
import { collection, defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { code, codes, toggle } from '../../../shared/fields/kinds';
import { PAGING, readLimit } from '../../../shared/fields/limit';
import type { Asked, OpenTimes } from '../../../shared/fields/period/times';
import { defineOperation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import type { NpayClient } from '../../api/client';
import { claimStatuses, placeOrderStatuses, productOrderStatuses } from '../../api/codes';
import { MAX_PAGE_ROWS } from '../../api/endpoints';
import { findProductOrders, type ProductOrderQuery } from '../../api/productOrders';
import { OUTPUT_FORM, type OutputForm, present, readOutputForm } from '../../order/output';
import { rangeType, rowsPerCall } from '../fields';
import { orderPeriod, periodEnd, periodStart, readPeriod, timesOf } from '../period/period';
import { quantityClaimCompatibility } from './quantityClaim';

/** Names of filters and options are the API's. */
const fields = defineFields({
	period: orderPeriod,
	from: periodStart,
	to: periodEnd,
	rangeType,
	filters: collection(
		{ label: 'Filters', placeholder: 'Add filter' },
		{
			claimStatuses: codes(claimStatuses, {
				label: 'Claim Statuses',
				description: '클레임 상태',
			}),
			fulfillment: toggle({
				label: 'Fulfillment',
				description:
					"Whether it is sent by Naver's fulfillment partners (풀필먼트). Not known to matter for Npay.",
			}),
			placeOrderStatusType: code(placeOrderStatuses, {
				label: 'Order Confirmation',
				default: 'NOT_YET',
				description: '발주 상태',
			}),
			productOrderStatuses: codes(productOrderStatuses, {
				label: 'Product Order Statuses',
				description: '상품 주문 상태',
			}),
		},
	),
	...PAGING,
	...OUTPUT_FORM,
	options: optionsOf({
		quantityClaimCompatibility,
		pageSize: rowsPerCall('product orders', MAX_PAGE_ROWS),
	}),
});

interface ManyInput {
	period: Asked<OpenTimes>;
	query: Pick<ProductOrderQuery, 'filters' | 'pageSize'>;
	limit: number;
	form: OutputForm;
}

async function readMany(api: NpayClient, input: ManyInput): Promise<Listing> {
	const { query, limit, form } = input;
	const times = await timesOf(api, input.period);
	const { found, more } = await findProductOrders(api, { ...query, ...times, limit }, (detail) =>
		present(detail, form),
	);
	return limited([...found.values()], limit, more);
}

export const getMany = defineOperation<NpayClient, ManyInput>({
	value: 'getMany',
	name: 'Get Many',
	term: '조건형 상품 주문 상세 내역 조회',
	action: 'Get many product orders',
	description: 'Many product orders by period and state',
	endpoints: ['getProductOrders', 'getChanges'],
	done: 'read',
	properties: editorOf(fields),
	read(parameters) {
		const { filters, options } = fields;
		return {
			period: readPeriod(parameters, fields),
			query: {
				filters: {
					rangeType: fields.rangeType.read(parameters),
					productOrderStatuses: filters.productOrderStatuses.read(parameters),
					claimStatuses: filters.claimStatuses.read(parameters),
					placeOrderStatusType: filters.placeOrderStatusType.read(parameters),
					fulfillment: filters.fulfillment.read(parameters),
					quantityClaimCompatibility: options.quantityClaimCompatibility.read(parameters),
				},
				pageSize: options.pageSize.read(parameters),
			},
			limit: readLimit(parameters),
			form: readOutputForm(parameters),
		};
	},
	run: async (entries, context) =>
		await readLists(entries, context, async (input) => await readMany(context.api, input)),
});
