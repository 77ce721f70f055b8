import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { getByCase } from './getByCase';
import { getDaily } from './getDaily';

export const vat: Resource<NpayClient> = {
	value: 'vat',
	name: 'VAT',
	description: '부가세',
	operations: [getDaily, getByCase],
};
