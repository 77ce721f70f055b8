import type { Resource } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { create } from './create';
import { ensure } from './ensure/ensure';
import { get } from './get';
import { getMany } from './getMany';
import { revoke } from './revoke';

export const schedule: Resource<PaymentsClient> = {
	value: 'schedule',
	name: 'Payment Schedule',
	description: '결제 예약',
	opensWith: 'getMany',
	tellsOfPeople: true,
	operations: [create, ensure, get, getMany, revoke],
};
