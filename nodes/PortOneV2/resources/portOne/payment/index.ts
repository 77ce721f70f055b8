import type { Resource } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { cancel } from './cancel';
import { closeVirtualAccount } from './closeVirtualAccount';
import { payInstantly } from './payInstantly';
import { payWithBillingKey } from './payWithBillingKey';
import { preRegister } from './preRegister';
import { get } from './read/get';
import { getMany } from './read/getMany';
import { getTransactions } from './read/getTransactions';
import { resendWebhook } from './resendWebhook';

export const payment: Resource<PaymentsClient> = {
	value: 'payment',
	name: 'Payment',
	description: '결제',
	opensWith: 'get',
	tellsOfPeople: true,
	operations: [
		cancel,
		closeVirtualAccount,
		get,
		getMany,
		getTransactions,
		payInstantly,
		payWithBillingKey,
		preRegister,
		resendWebhook,
	],
};
