import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { getByCase } from './getByCase';
import { getCommissionDetails } from './getCommissionDetails';
import { getDaily } from './getDaily';
import { reconcile } from './reconcile';

export const settlement: Resource<NpayClient> = {
	value: 'settlement',
	name: 'Settlement',
	description: '정산',
	tellsOfPeople: true,
	operations: [getDaily, getByCase, getCommissionDetails, reconcile],
};
