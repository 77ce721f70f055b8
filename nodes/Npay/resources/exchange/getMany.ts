import { openClaims } from '../claim/openClaims';

export const getMany = openClaims({
	claimType: 'EXCHANGE',
	claimStatuses: ['EXCHANGE_REQUEST', 'COLLECTING', 'COLLECT_DONE', 'EXCHANGE_REDELIVERING'],
	term: '교환 조회',
	action: 'Get open exchanges',
	description: 'Exchanges that are not done yet, held ones (보류) among them',
});
