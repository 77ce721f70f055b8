import { naverWrite } from '../write/writeOperation';

export const resolveReturn = naverWrite({
	value: 'resolveReturn',
	name: 'Release Return Holdback',
	term: '반품 보류 해제',
	action: 'Release the holdback of returns',
	description: 'the return goes on (resolve-return, 반품보류해제, at PortOne)',
	done: 'released',
	endpoint: 'resolveNaverReturn',
});
