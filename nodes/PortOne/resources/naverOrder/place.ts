import { naverWrite } from './write/writeOperation';

export const place = naverWrite({
	value: 'place',
	name: 'Confirm',
	term: '발주 확인',
	action: 'Confirm product orders',
	description: 'Tells Naver that the shop has taken the order (place, 발주처리, at PortOne)',
	done: 'confirmed',
	notice: 'This cannot be taken back (발주 확인은 되돌릴 수 없습니다).',
	endpoint: 'placeNaverOrders',
});
