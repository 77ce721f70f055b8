import { caseList } from './listCases';

export const getCommissionDetails = caseList({
	value: 'getCommissionDetails',
	name: 'Get Commission Details',
	action: 'Get commission details',
	description: '수수료 상세 내역 조회: each commission of each product order',
	endpoint: 'getCommissionDetails',
});
