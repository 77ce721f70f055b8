import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { getMany } from './getMany';

export const naverReview: Resource<PortOneClient> = {
	value: 'naverReview',
	name: 'Naver Review',
	description: '네이버페이 구매평',
	tellsOfPeople: true,
	operations: [getMany],
};
