import { dayList } from '../period/listDays';
import { BASIS } from './basis';

export const getDaily = dayList({
	value: 'getDaily',
	name: 'Get Daily',
	term: '일별 부가세 내역 조회',
	action: 'Get daily VAT',
	description: 'Sales to be declared, for each day',
	endpoint: 'getDailyVat',
	days: BASIS,
});
