import { shownWith } from '../../../shared/fields/kinds';
import { customerUid } from '../fields';

/** The customer whose billing key it is. */
export const ownCustomerUid = shownWith(customerUid, {
	default: '={{ $json.customer_uid }}',
	description: '구매자의 결제 수단 식별 고유번호: names the billing key (빌링키)',
});
