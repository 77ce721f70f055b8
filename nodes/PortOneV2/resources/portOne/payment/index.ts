import type { Resource } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { getPayment } from '../../getPayment';
import { cancel } from './cancel';
import { payInstantly } from './payInstantly';
import { payWithBillingKey } from './payWithBillingKey';

export const payment: Resource<PaymentsClient> = {
	value: 'payment',
	name: 'Payment',
	description: '결제',
	opensWith: 'get',
	operations: [cancel, getPayment('getPayment'), payInstantly, payWithBillingKey],
};
