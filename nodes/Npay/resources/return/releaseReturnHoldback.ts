import { releaseOperation } from '../claim/decisions';
import { ONLY_V21 } from './onlyV21';

export const releaseReturnHoldback = releaseOperation({
	type: 'RETURN',
	endpoint: 'releaseReturnHoldback',
	term: '반품 보류 해제',
	description: 'Ends the holdback, so that the return goes on',
	notice: ONLY_V21,
});
