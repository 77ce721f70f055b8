import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { confirm } from './confirm';
import { depositPoint } from './depositPoint';
import { getCashAmount } from './getCashAmount';

export const naverPayment: Resource<PortOneClient> = {
	value: 'naverPayment',
	name: 'Naver Payment',
	description: '네이버페이 결제형',
	opensWith: 'getCashAmount',
	tellsOfPeople: true,
	operations: [confirm, depositPoint, getCashAmount],
};
