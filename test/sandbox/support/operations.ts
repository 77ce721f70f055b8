import { MALL, type Reply, type TestClient } from './client';

/** A right body for every API on one product order's claim; `undefined` = no body. */
const CLAIM_BODIES = {
	'cancel/request': { cancelReason: 'SOLD_OUT', cancelDetailedReason: '품절되었습니다' },
	'cancel/approve': undefined,
	'return/request': { returnReason: 'BROKEN', collectDeliveryMethod: 'RETURN_INDIVIDUAL' },
	'return/approve': undefined,
	'return/reject': { rejectReturnReason: '착용한 흔적이 있습니다' },
	'return/holdback': {
		holdbackClassType: 'RETURN_DELIVERYFEE',
		holdbackReturnDetailReason: '반품 배송비를 기다립니다',
		extraReturnFeeAmount: 2500,
	},
	'return/holdback/release': undefined,
	'exchange/collect/complete': undefined,
	'exchange/dispatch': {
		reDeliveryMethod: 'DELIVERY',
		reDeliveryCompany: 'CJGLS',
		reDeliveryTrackingNumber: '555566667777',
	},
	'exchange/reject': { rejectExchangeReason: '교환할 재고가 없습니다' },
	'exchange/holdback': {
		holdbackClassType: 'EXCHANGE_EXTRAFEE',
		holdbackExchangeDetailReason: '추가 비용을 기다립니다',
		extraExchangeFeeAmount: 1000,
	},
	'exchange/holdback/release': undefined,
} as const;

export type ClaimPath = keyof typeof CLAIM_BODIES;

export const CLAIM_PATHS = Object.keys(CLAIM_BODIES) as ClaimPath[];

/** Calls a claim API; `change` replaces or (undefined) removes members of a right body. */
export function claim(
	client: TestClient,
	productOrderId: string,
	path: ClaimPath,
	change?: Record<string, unknown>,
): Promise<Reply> {
	const body = CLAIM_BODIES[path];
	const url = `${MALL}/product-orders/${productOrderId}/claim/${path}`;
	if (!body && !change) return client.send('POST', url, {});
	return client.post(url, { ...body, ...change });
}
