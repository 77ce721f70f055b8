import { caseList } from './listCases';

export const getByCase = caseList({
	value: 'getByCase',
	name: 'Get by Case',
	term: '건별 정산 내역 조회',
	action: 'Get settlements by case',
	description: 'What was settled for each product order and delivery fee',
	endpoint: 'getSettlementsByCase',
});
