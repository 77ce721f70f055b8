import type { CodedValue } from '../../shared/fields/codedValue';
import { collectDeliveryMethods } from '../../Npay/api/codes';

export {
	cancelReasons,
	dispatchDeliveryMethods as shippingMethods,
	returnHoldbackReasons,
	returnReasons,
} from '../../Npay/api/codes';
export { deliveryCompanies } from './deliveryCompanies';

/** How returned goods travel back (`delivery_method` of a return): PortOne leaves out Naver's own collection. */
export const returnMethods: readonly CodedValue[] = collectDeliveryMethods.filter(
	({ code }) => code !== 'RETURN_MERCHANT',
);
