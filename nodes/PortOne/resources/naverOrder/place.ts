import { naverWrite } from './write/writeOperation';

export const place = naverWrite({
	value: 'place',
	name: 'Place',
	action: 'Place product orders',
	description: '발주처리: tells Naver that the shop has taken the order',
	done: 'placed',
	notice: 'This cannot be taken back (발주 처리는 되돌릴 수 없습니다).',
	endpoint: 'placeNaverOrders',
});
