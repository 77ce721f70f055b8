import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { cancel } from './cancel';
import { get } from './get';

export const payment: Resource<PortOneClient> = {
	value: 'payment',
	name: 'Payment',
	description: '결제',
	opensWith: 'get',
	tellsOfPeople: true,
	operations: [cancel, get],
};
