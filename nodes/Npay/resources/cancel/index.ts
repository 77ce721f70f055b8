import type { Resource } from '../../../shared/operation';
import type { NpayClient } from '../../api/client';
import { approve } from './approve';
import { request } from './request';

export const cancel: Resource<NpayClient> = {
	value: 'cancel',
	name: 'Cancellation',
	description: '취소',
	operations: [approve, request],
};
