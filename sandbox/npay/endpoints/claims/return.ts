import { RETURN_HOLDBACK_REASONS } from '../../claims/holdback';
import { RETURN_REASONS } from '../../claims/return';
import { holdbackWrite, releaseWrite } from '../../seller/holdback';
import { DELIVERY_METHODS } from '../../seller/parcel';
import { returnApproveWrite, returnRejectWrite, returnRequestWrite } from '../../seller/return';
import type { Endpoint } from '../endpoint';
import { claimEndpoint, NO_BODY, onlyVersion21 } from './claim-endpoint';

/** 반품 요청, 승인, 거부, 보류, 보류 해제 */
export const RETURN_ENDPOINTS: readonly Endpoint[] = [
	claimEndpoint({
		path: 'return/request',
		members: [
			'returnReason',
			'collectDeliveryMethod',
			'collectDeliveryCompany',
			'collectTrackingNumber',
			'returnQuantity',
		],
		read: (input) => ({
			returnReason: input.code('returnReason', RETURN_REASONS),
			collectDeliveryMethod: input.code('collectDeliveryMethod', DELIVERY_METHODS),
			collectDeliveryCompany: input.optionalOpenCode('collectDeliveryCompany'),
			collectTrackingNumber: input.optionalText('collectTrackingNumber') || undefined,
			returnQuantity: input.optionalNumber('returnQuantity', 1),
		}),
		write: returnRequestWrite,
	}),
	claimEndpoint({ path: 'return/approve', ...NO_BODY, write: returnApproveWrite }),
	claimEndpoint({
		path: 'return/reject',
		members: ['rejectReturnReason'],
		read: (input) => ({ reason: input.text('rejectReturnReason') }),
		write: returnRejectWrite,
	}),
	claimEndpoint({
		path: 'return/holdback',
		members: ['holdbackClassType', 'holdbackReturnDetailReason', 'extraReturnFeeAmount'],
		read: (input) => ({
			holdbackClassType: input.code('holdbackClassType', RETURN_HOLDBACK_REASONS),
			detailedReason: input.text('holdbackReturnDetailReason'),
			extraFeeAmount: input.optionalNumber('extraReturnFeeAmount', 0),
		}),
		write: holdbackWrite('RETURN', 'returnHoldback'),
		guard: onlyVersion21,
	}),
	claimEndpoint({
		path: 'return/holdback/release',
		...NO_BODY,
		write: releaseWrite('RETURN', 'returnHoldbackRelease'),
		guard: onlyVersion21,
	}),
];
