import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { openClaims } from '../claim/openClaims';
import { approve } from './approve';
import { request } from './request';

export const cancel: Resource<NpayClient> = {
	value: 'cancel',
	name: 'Cancellation',
	description: '취소',
	opensWith: 'getMany',
	operations: [
		approve,
		openClaims({
			claimType: 'CANCEL',
			claimStatuses: ['CANCEL_REQUEST', 'CANCELING'],
			action: 'Get open cancel requests',
			description: '취소 요청 조회: cancel requests that are not done yet',
		}),
		request,
	],
};
