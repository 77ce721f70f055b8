import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { deleteKey } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { getPayments } from './getPayments';

/** Cards are registered in PortOne's payment window, and never here: a workflow is no place for a card number. */
export const billingKey: Resource<PortOneClient> = {
	value: 'billingKey',
	name: 'Billing Key',
	description: "빌링키 (고객 결제수단), as PortOne's payment window (결제창) registers them",
	opensWith: 'get',
	tellsOfPeople: true,
	operations: [deleteKey, get, getMany, getPayments],
};
