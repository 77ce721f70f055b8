import { presentPayment, presentSchedule } from '../../../nodes/PortOneV2/api/present';
import { isResultName } from '../../../nodes/shared/write/resultNames';

test.each([
	['payment', presentPayment, 'status', 'PARTIAL_CANCELLED', '결제 부분 취소'],
	['payment of CEOS', presentPayment, 'paymentStatus', 'PAID', '결제 완료'],
	['schedule', presentSchedule, 'status', 'SUCCEEDED', '결제 성공'],
])('a %s has the Korean term right after its state', (_, show, field, code, term) => {
	const label = `${field}Label`;
	expect(Object.entries(show({ [field]: code, id: 'a' }))).toEqual([
		[field, code],
		[label, term],
		['id', 'a'],
	]);
	expect(show({ [field]: 'NEW_ONE' })).toEqual({ [field]: 'NEW_ONE', [label]: null });
	expect(isResultName(label)).toBe(true);
});

test('what a payment holds has codes of its own, and no terms of a payment', () => {
	const cancellations = [{ status: 'FAILED' }];
	expect(presentPayment({ cancellations })).toEqual({ cancellations });
});
