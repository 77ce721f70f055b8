import { caseList } from './listCases';

export const getCommissionDetails = caseList({
	value: 'getCommissionDetails',
	name: 'Get Commission Details',
	term: '수수료 상세 내역 조회',
	action: 'Get commission details',
	description: 'Each commission of each product order',
	endpoint: 'getCommissionDetails',
});
