import type { Resource } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { deleteBillingKey } from './delete';
import { get } from './get';
import { getMany } from './getMany';

/** Issuing one from the numbers of a card is not among them: PortOne's window does it, and no shop sees the card. */
export const billingKey: Resource<PaymentsClient> = {
	value: 'billingKey',
	name: 'Billing Key',
	description: '빌링키',
	opensWith: 'get',
	tellsOfPeople: true,
	operations: [deleteBillingKey, get, getMany],
};
