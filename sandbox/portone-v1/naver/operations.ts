import { CANCEL_REASONS } from '../../npay/claims/cancel';
import { RETURN_HOLDBACK_REASONS } from '../../npay/claims/holdback';
import { RETURN_REASONS } from '../../npay/claims/return';
import { onlyVersion21 } from '../../npay/endpoints/claims/claim-endpoint';
import { cancelApproveWrite, cancelRequestWrite } from '../../npay/seller/cancel';
import { confirmWrite } from '../../npay/seller/confirm';
import { dispatchWrite } from '../../npay/seller/dispatch';
import { exchangeCollectCompleteWrite, exchangeDispatchWrite } from '../../npay/seller/exchange';
import { holdbackWrite, releaseWrite } from '../../npay/seller/holdback';
import {
	returnApproveWrite,
	returnRejectWrite,
	returnRequestWrite,
} from '../../npay/seller/return';
import { type NaverOperation, NO_DETAILS, operation } from './operation';
import { PARCEL_PARAMETERS, readParcel, readReturnParcel } from './parcel';

/** Everything that a merchant can do with order-type orders through PortOne. */
export const NAVER_OPERATIONS: readonly NaverOperation[] = [
	operation({
		path: 'cancel',
		parameters: ['reason'],
		read: (input) => ({
			cancelReason: input.codeOr('reason', CANCEL_REASONS, 'PRODUCT_UNSATISFIED'),
		}),
		write: cancelRequestWrite,
	}),
	operation({ path: 'approve-cancel', ...NO_DETAILS, write: cancelApproveWrite }),
	operation({ path: 'place', ...NO_DETAILS, write: confirmWrite }),
	operation({
		path: 'ship',
		parameters: [...PARCEL_PARAMETERS, 'dispatched_at'],
		read: (input) => ({ ...readParcel(input), dispatchDate: input.time('dispatched_at') }),
		write: dispatchWrite,
	}),
	operation({
		path: 'ship-exchanged',
		parameters: PARCEL_PARAMETERS,
		read: readParcel,
		write: exchangeDispatchWrite,
	}),
	operation({ path: 'collect-exchanged', ...NO_DETAILS, write: exchangeCollectCompleteWrite }),
	operation({
		path: 'request-return',
		parameters: [...PARCEL_PARAMETERS, 'reason'],
		read: (input) => ({
			returnReason: input.codeOr('reason', RETURN_REASONS, 'INTENT_CHANGED'),
			...readReturnParcel(input),
		}),
		write: returnRequestWrite,
	}),
	operation({
		path: 'approve-return',
		parameters: ['memo'],
		read: (input) => ({ memo: input.optionalText('memo') }),
		write: returnApproveWrite,
	}),
	operation({
		path: 'reject-return',
		parameters: ['memo'],
		read: (input) => ({ reason: input.text('memo') }),
		write: returnRejectWrite,
	}),
	operation({
		path: 'withhold-return',
		parameters: ['reason', 'memo', 'extra_charge'],
		read: (input) => ({
			holdbackClassType: input.codeOr('reason', RETURN_HOLDBACK_REASONS, 'ETC'),
			detailedReason: input.text('memo'),
			extraFeeAmount: input.optionalInt('extra_charge', 0) ?? 0,
		}),
		write: holdbackWrite('RETURN', 'returnHoldback'),
		guard: onlyVersion21,
	}),
	operation({
		path: 'resolve-return',
		...NO_DETAILS,
		write: releaseWrite('RETURN', 'returnHoldbackRelease'),
		guard: onlyVersion21,
	}),
];
