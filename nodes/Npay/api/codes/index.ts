export {
	cancelReasons,
	exchangeHoldbackReasons,
	returnHoldbackReasons,
	returnReasons,
} from './claimReasons';
export { claimStatuses } from './claimStatuses';
export { claimTypes } from './claimTypes';
export { delayedDispatchReasons } from './delayedDispatchReasons';
export { deliveryCompanies } from './deliveryCompanies';
export {
	collectDeliveryMethods,
	deliveryMethods,
	dispatchDeliveryMethods,
} from './deliveryMethods';
export { giftReceivingStatuses } from './giftReceivingStatuses';
export { lastChangedTypes } from './lastChangedTypes';
export { placeOrderStatuses } from './placeOrderStatuses';
export { productOrderStatuses } from './productOrderStatuses';
export { rangeTypes } from './rangeTypes';
