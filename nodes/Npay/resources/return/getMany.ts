import { openClaims } from '../claim/openClaims';

export const getMany = openClaims({
	claimType: 'RETURN',
	claimStatuses: ['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE'],
	term: '반품 조회',
	action: 'Get open returns',
	description: 'Returns that are not done yet, held ones (보류) among them',
});
