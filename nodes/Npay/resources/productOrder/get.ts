import type { IDataObject } from 'n8n-workflow';

import type { Failure, Outcome } from '../../../shared/errors';
import { defineOperation } from '../../../shared/operation';
import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { fetchDetails } from '../../api/details';
import { ApiFailure, orFailure } from '../../api/failures';
import type { OutputForm } from '../../api/output';
import { outputProperties, present, readOutputForm } from '../../api/output';
import { PRODUCT_ORDER_ID, productOrderIdProperty } from '../fields';
import { quantityClaimProperty, readQuantityClaim } from './quantityClaim';

interface GetInput {
	ids: string[];
	form: OutputForm;
	quantityClaimCompatibility: boolean;
}

const UNKNOWN_ID: Failure = {
	message: 'Naver does not know this product order (상품주문번호)',
	advice:
		"Check the ID, and that the credential is that of the shop it belongs to. An order's own number (주문번호) is another one: use Get Product Order IDs for it",
	code: 'NOT_FOUND',
};

/** Reads ids; when a call fails, each of them has that failure. */
async function readAll(
	api: NpayClient,
	ids: string[],
	compatibility: boolean,
): Promise<(id: string) => Detail | ApiFailure | undefined> {
	const details = await orFailure(fetchDetails(api, ids, compatibility));
	return details instanceof ApiFailure ? () => details : (id) => details.byId.get(id);
}

export const get = defineOperation<NpayClient, GetInput>({
	value: 'get',
	name: 'Get',
	action: 'Get product orders',
	description: '상품 주문 상세 내역 조회: everything about product orders, 300 a call',
	endpoints: ['query'],
	done: 'read',
	properties: [productOrderIdProperty, ...outputProperties, quantityClaimProperty],
	read: (parameters) => ({
		ids: parameters.ids(PRODUCT_ORDER_ID),
		form: readOutputForm(parameters),
		quantityClaimCompatibility: readQuantityClaim(parameters),
	}),
	async run(entries, { api }) {
		const idsFor = (compatibility: boolean) => [
			...new Set(
				entries
					.filter(({ input }) => input.quantityClaimCompatibility === compatibility)
					.flatMap(({ input }) => input.ids),
			),
		];
		const compatible = await readAll(api, idsFor(true), true);
		const incompatible = await readAll(api, idsFor(false), false);
		return entries.flatMap(({ itemIndex, input }) =>
			input.ids.map((productOrderId): Outcome => {
				const found = (input.quantityClaimCompatibility ? compatible : incompatible)(
					productOrderId,
				);
				const json: IDataObject = { productOrderId };
				if (found === undefined) return { itemIndex, json, failure: UNKNOWN_ID };
				if (found instanceof ApiFailure) return { itemIndex, json, failure: found.failure };
				return { itemIndex, json: present(found, input.form) };
			}),
		);
	},
});
