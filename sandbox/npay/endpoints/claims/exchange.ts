import { EXCHANGE_HOLDBACK_REASONS, FORMER_EXCHANGE_HOLDBACK_REASON } from '../../claims/holdback';
import {
	exchangeCollectCompleteWrite,
	exchangeDispatchWrite,
	exchangeRejectWrite,
} from '../../seller/exchange';
import { holdbackWrite, releaseWrite } from '../../seller/holdback';
import { DELIVERY_METHODS } from '../../seller/parcel';
import type { Endpoint } from '../endpoint';
import { claimEndpoint, NO_BODY } from './claim-endpoint';

/** 교환 수거 완료, 재배송, 거부, 보류, 보류 해제 */
export const EXCHANGE_ENDPOINTS: readonly Endpoint[] = [
	claimEndpoint({
		path: 'exchange/collect/complete',
		...NO_BODY,
		write: exchangeCollectCompleteWrite,
	}),
	claimEndpoint({
		path: 'exchange/dispatch',
		members: ['reDeliveryMethod', 'reDeliveryCompany', 'reDeliveryTrackingNumber'],
		read: (input) => ({
			deliveryMethod: input.code('reDeliveryMethod', DELIVERY_METHODS),
			deliveryCompanyCode: input.optionalOpenCode('reDeliveryCompany'),
			trackingNumber: input.optionalText('reDeliveryTrackingNumber'),
		}),
		write: exchangeDispatchWrite,
	}),
	claimEndpoint({
		path: 'exchange/reject',
		members: ['rejectExchangeReason'],
		read: (input) => ({ reason: input.text('rejectExchangeReason') }),
		write: exchangeRejectWrite,
	}),
	claimEndpoint({
		path: 'exchange/holdback',
		members: ['holdbackClassType', 'holdbackExchangeDetailReason', 'extraExchangeFeeAmount'],
		read: (input, { apiRevision }) => ({
			holdbackClassType: input.code('holdbackClassType', [
				...EXCHANGE_HOLDBACK_REASONS,
				...(apiRevision === '2026-03' ? [FORMER_EXCHANGE_HOLDBACK_REASON] : []),
			]),
			detailedReason: input.text('holdbackExchangeDetailReason'),
			extraFeeAmount: input.optionalNumber('extraExchangeFeeAmount', 0),
		}),
		write: holdbackWrite('EXCHANGE', 'exchangeHoldback'),
	}),
	claimEndpoint({
		path: 'exchange/holdback/release',
		...NO_BODY,
		write: releaseWrite('EXCHANGE', 'exchangeHoldbackRelease'),
	}),
];
