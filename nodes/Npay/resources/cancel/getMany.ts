import { openClaims } from '../claim/openClaims';

export const getMany = openClaims({
	claimType: 'CANCEL',
	claimStatuses: ['CANCEL_REQUEST', 'CANCELING'],
	term: '취소 요청 조회',
	action: 'Get open cancel requests',
	description: 'Cancel requests that are not done yet',
});
