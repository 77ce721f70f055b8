import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { dayList } from '../period/listDays';

const WHAT = 'of the settlement basis (정산 기준일); Naver has VAT up to the end of last month';

export const vat: Resource<NpayClient> = {
	value: 'vat',
	name: 'VAT',
	description: '부가세',
	operations: [
		dayList({
			value: 'getDaily',
			name: 'Get Daily',
			action: 'Get daily VAT',
			description: '일별 부가세 내역 조회: sales to be declared, for each day',
			endpoint: 'getDailyVat',
			what: WHAT,
		}),
		dayList({
			value: 'getByCase',
			name: 'Get by Case',
			action: 'Get VAT by case',
			description: '건별 부가세 내역 조회: sales to be declared, for each product order',
			endpoint: 'getVatByCase',
			what: WHAT,
		}),
	],
};
