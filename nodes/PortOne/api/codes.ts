import type { CodedValue } from '../../shared/fields/codedValue';
import { collectDeliveryMethods } from '../../shared/naver/deliveryMethods';

export {
	cancelReasons,
	returnHoldbackReasons,
	returnReasons,
} from '../../shared/naver/claimReasons';
export { dispatchDeliveryMethods as shippingMethods } from '../../shared/naver/deliveryMethods';
export { deliveryCompanies } from './deliveryCompanies';

/** How returned goods travel back (`delivery_method` of a return): PortOne leaves out Naver's own collection. */
export const returnMethods: readonly CodedValue[] = collectDeliveryMethods.filter(
	({ code }) => code !== 'RETURN_MERCHANT',
);
