import { actOnPayment } from './actOnPayment';

export const depositPoint = actOnPayment({
	value: 'depositPoint',
	name: 'Deposit Point',
	term: '포인트 적립',
	action: 'Deposit Naver Pay points',
	description: 'The buyer gets the points of a payment (결제형)',
	done: 'deposited',
	notice:
		'The buyer gets the points at once. This cannot be taken back (포인트 적립은 되돌릴 수 없습니다).',
	endpoint: 'depositNaverPoint',
	pays: true,
});
