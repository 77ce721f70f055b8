import type { Resource } from '../../shared/run/operation';
import type { Server } from '../api/account';
import type { PaymentsClient } from '../api/client';
import { apiSecret } from './ceos/apiSecret';
import { payment as ceosPayment } from './ceos/payment';
import { billingKey } from './portOne/billingKey';
import { payment } from './portOne/payment';
import { schedule } from './portOne/schedule';

/** Everything that the node can do, by the server that it is set to. */
export const resourcesOf: Readonly<Record<Server, ReadonlyArray<Resource<PaymentsClient>>>> = {
	portOne: [payment, schedule, billingKey],
	ceos: [ceosPayment, apiSecret],
};
