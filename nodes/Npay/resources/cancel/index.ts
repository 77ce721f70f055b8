import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { approve } from './approve';
import { getMany } from './getMany';
import { request } from './request';

export const cancel: Resource<NpayClient> = {
	value: 'cancel',
	name: 'Cancellation',
	description: '취소',
	opensWith: 'getMany',
	operations: [approve, request, getMany],
};
