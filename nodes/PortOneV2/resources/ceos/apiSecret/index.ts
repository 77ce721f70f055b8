import type { Resource } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { issue } from './issue';

export const apiSecret: Resource<PaymentsClient> = {
	value: 'apiSecret',
	name: 'API Secret',
	description: 'API Secret 발급',
	operations: [issue],
};
