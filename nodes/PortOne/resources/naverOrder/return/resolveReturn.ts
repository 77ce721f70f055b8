import { naverWrite } from '../write/writeOperation';

export const resolveReturn = naverWrite({
	value: 'resolveReturn',
	name: 'Resolve Withheld Return',
	action: 'Resolve withheld returns',
	description: '반품보류해제: the return goes on',
	done: 'resolved',
	endpoint: 'resolveNaverReturn',
});
