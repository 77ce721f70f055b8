import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { dayList } from '../period/listDays';
import { caseList } from './listCases';
import { reconcile } from './reconcile';

export const settlement: Resource<NpayClient> = {
	value: 'settlement',
	name: 'Settlement',
	description: '정산',
	operations: [
		dayList({
			value: 'getDaily',
			name: 'Get Daily',
			action: 'Get daily settlements',
			description: '일별 정산 내역 조회: what was settled on each day',
			endpoint: 'getDailySettlements',
			what: 'of the expected settlement (정산 예정일)',
		}),
		caseList({
			value: 'getByCase',
			name: 'Get by Case',
			action: 'Get settlements by case',
			description: '건별 정산 내역 조회: what was settled for each product order and delivery fee',
			endpoint: 'getSettlementsByCase',
		}),
		caseList({
			value: 'getCommissionDetails',
			name: 'Get Commission Details',
			action: 'Get commission details',
			description: '수수료 상세 내역 조회: each commission of each product order',
			endpoint: 'getCommissionDetails',
		}),
		reconcile,
	],
};
