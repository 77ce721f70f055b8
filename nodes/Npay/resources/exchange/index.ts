import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { completeCollect } from './completeCollect';
import { dispatchExchange } from './dispatchExchange';
import { getMany } from './getMany';
import { holdbackExchange } from './holdbackExchange';
import { rejectExchange } from './rejectExchange';
import { releaseExchangeHoldback } from './releaseExchangeHoldback';

export const exchange: Resource<NpayClient> = {
	value: 'exchange',
	name: 'Exchange',
	description: '교환',
	opensWith: 'getMany',
	operations: [
		completeCollect,
		dispatchExchange,
		getMany,
		holdbackExchange,
		rejectExchange,
		releaseExchangeHoldback,
	],
};
