import { dayList } from '../period/listDays';
import { BASIS } from './basis';

export const getByCase = dayList({
	value: 'getByCase',
	name: 'Get by Case',
	term: '건별 부가세 내역 조회',
	action: 'Get VAT by case',
	description: 'Sales to be declared, for each product order',
	endpoint: 'getVatByCase',
	days: BASIS,
});
