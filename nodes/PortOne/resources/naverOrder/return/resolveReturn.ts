import { naverWrite } from '../write/writeOperation';

export const resolveReturn = naverWrite({
	value: 'resolveReturn',
	name: 'Release Return Holdback',
	term: '반품 보류 해제',
	action: 'Release the holdback of returns',
	description: 'The return goes on (resolve-return, 반품보류해제, at PortOne)',
	done: 'released',
	notice: 'The return goes on, towards the refund of the buyer (보류를 풀면 반품이 이어집니다).',
	endpoint: 'resolveNaverReturn',
});
