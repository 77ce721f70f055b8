import { openClaims } from '../claim/openClaims';

export const getMany = openClaims({
	claimType: 'RETURN',
	claimStatuses: ['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE'],
	action: 'Get open returns',
	description: '반품 조회: returns that are not done yet, held ones (보류) among them',
});
