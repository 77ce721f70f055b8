import { EXPECTED } from '../period/days';
import { dayList } from '../period/listDays';

export const getDaily = dayList({
	value: 'getDaily',
	name: 'Get Daily',
	term: '일별 정산 내역 조회',
	action: 'Get daily settlements',
	description: 'What was settled on each day',
	endpoint: 'getDailySettlements',
	days: EXPECTED,
});
