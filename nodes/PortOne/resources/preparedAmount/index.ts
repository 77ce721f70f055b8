import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { create } from './create';
import { get } from './get';
import { update } from './update';

/** No value is that of another resource's write: a change of the resource must not land on one. */
export const preparedAmount: Resource<PortOneClient> = {
	value: 'preparedAmount',
	name: 'Prepared Amount',
	description: '결제금액 사전등록',
	opensWith: 'get',
	operations: [create, get, update],
};
