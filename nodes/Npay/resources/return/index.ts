import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { approveReturn } from './approveReturn';
import { getMany } from './getMany';
import { holdbackReturn } from './holdbackReturn';
import { rejectReturn } from './rejectReturn';
import { releaseReturnHoldback } from './releaseReturnHoldback';
import { requestReturn } from './requestReturn';

export const returns: Resource<NpayClient> = {
	value: 'return',
	name: 'Return',
	description: '반품',
	opensWith: 'getMany',
	operations: [
		approveReturn,
		getMany,
		holdbackReturn,
		rejectReturn,
		releaseReturnHoldback,
		requestReturn,
	],
};
