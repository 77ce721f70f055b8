import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { getMany } from './getMany';

export const review: Resource<NpayClient> = {
	value: 'review',
	name: 'Review',
	description: '리뷰',
	tellsOfPeople: true,
	operations: [getMany],
};
