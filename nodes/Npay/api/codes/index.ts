export {
	cancelReasons,
	exchangeHoldbackReasons,
	returnHoldbackReasons,
	returnReasons,
} from '../../../shared/naver/claimReasons';
export {
	collectDeliveryMethods,
	deliveryMethods,
	dispatchDeliveryMethods,
} from '../../../shared/naver/deliveryMethods';
export { claimStatuses } from './claimStatuses';
export { claimTypes } from './claimTypes';
export { delayedDispatchReasons } from './delayedDispatchReasons';
export { deliveryCompanies } from './deliveryCompanies';
export { giftReceivingStatuses } from './giftReceivingStatuses';
export { lastChangedTypes } from './lastChangedTypes';
export { placeOrderStatuses } from './placeOrderStatuses';
export { productOrderStatuses } from './productOrderStatuses';
export { rangeTypes } from './rangeTypes';
