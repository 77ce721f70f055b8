import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { unschedule } from './cancel/unschedule';
import { create } from './create';
import { ensure } from './ensure/ensure';
import { get } from './get';
import { getMany } from './getMany';
import { getManyByCustomer } from './getManyByCustomer';
import { reschedule } from './move/reschedule';
import { retry } from './move/retry';
import { update } from './update';

export const schedule: Resource<PortOneClient> = {
	value: 'schedule',
	name: 'Scheduled Payment',
	description: '결제예약',
	opensWith: 'getMany',
	tellsOfPeople: true,
	operations: [
		unschedule,
		create,
		ensure,
		get,
		getMany,
		getManyByCustomer,
		reschedule,
		retry,
		update,
	],
};
