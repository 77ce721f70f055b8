import { EXPECTED } from '../period/days';
import { dayList } from '../period/listDays';

export const getDaily = dayList({
	value: 'getDaily',
	name: 'Get Daily',
	action: 'Get daily settlements',
	description: '일별 정산 내역 조회: what was settled on each day',
	endpoint: 'getDailySettlements',
	days: EXPECTED,
});
