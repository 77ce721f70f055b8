import type { Resource } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { cancel } from './cancel';
import { get } from './get';
import { payInstantly } from './payInstantly';
import { payWithBillingKey } from './payWithBillingKey';

export const payment: Resource<PaymentsClient> = {
	value: 'payment',
	name: 'Payment',
	description: '결제',
	opensWith: 'get',
	tellsOfPeople: true,
	operations: [cancel, get, payInstantly, payWithBillingKey],
};
