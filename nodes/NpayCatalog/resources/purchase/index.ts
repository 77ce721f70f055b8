import type { Resource } from '../../../shared/run/operation';
import { build } from './build';
import { check } from './check';

export const purchase: Resource<undefined> = {
	value: 'purchase',
	name: 'Purchase',
	description: '구매 정보: the param of IMP.request_pay',
	operations: [build, check],
};
