export {
	cancelReasons,
	exchangeHoldbackReasons,
	returnHoldbackReasons,
	returnReasons,
} from '../../../shared/naver/claimReasons';
export { claimStatuses } from '../../../shared/naver/claimStatuses';
export { claimTypes } from '../../../shared/naver/claimTypes';
export {
	collectDeliveryMethods,
	deliveryMethods,
	dispatchDeliveryMethods,
} from '../../../shared/naver/deliveryMethods';
export { productOrderStatuses } from '../../../shared/naver/productOrderStatuses';
export { delayedDispatchReasons } from './delayedDispatchReasons';
export { deliveryCompanies } from './deliveryCompanies';
export { giftReceivingStatuses } from './giftReceivingStatuses';
export { lastChangedTypes } from './lastChangedTypes';
export { placeOrderStatuses } from './placeOrderStatuses';
export { rangeTypes } from './rangeTypes';
