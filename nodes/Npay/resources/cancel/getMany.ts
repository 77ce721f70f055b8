import { openClaims } from '../claim/openClaims';

export const getMany = openClaims({
	claimType: 'CANCEL',
	claimStatuses: ['CANCEL_REQUEST', 'CANCELING'],
	action: 'Get open cancel requests',
	description: '취소 요청 조회: cancel requests that are not done yet',
});
