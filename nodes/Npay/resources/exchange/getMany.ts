import { openClaims } from '../claim/openClaims';

export const getMany = openClaims({
	claimType: 'EXCHANGE',
	claimStatuses: ['EXCHANGE_REQUEST', 'COLLECTING', 'COLLECT_DONE', 'EXCHANGE_REDELIVERING'],
	action: 'Get open exchanges',
	description: '교환 조회: exchanges that are not done yet, held ones (보류) among them',
});
