import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { cancel } from './cancel';
import { get } from './get';
import { getMany } from './getMany';
import { payAgain } from './payAgain';

export const payment: Resource<PortOneClient> = {
	value: 'payment',
	name: 'Payment',
	description: '결제',
	opensWith: 'get',
	tellsOfPeople: true,
	operations: [cancel, get, getMany, payAgain],
};
