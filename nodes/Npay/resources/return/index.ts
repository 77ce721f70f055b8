import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { returnHoldbackReasons } from '../../api/codes';
import { holdbackOperation, rejectOperation, releaseOperation } from '../claim/decisions';
import { openClaims } from '../claim/openClaims';
import { approve } from './approve';
import { request } from './request';

const ONLY_V21 = 'Only for shops with order registration v2.1 (주문등록 2.1 전용).';

export const returns: Resource<NpayClient> = {
	value: 'return',
	name: 'Return',
	description: '반품',
	opensWith: 'getMany',
	operations: [
		approve,
		openClaims({
			claimType: 'RETURN',
			claimStatuses: ['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE'],
			action: 'Get open returns',
			description: '반품 조회: returns that are not done yet, held ones (보류) among them',
		}),
		holdbackOperation({
			type: 'RETURN',
			endpoint: 'holdbackReturn',
			reasons: returnHoldbackReasons,
			detail: 'holdbackReturnDetailReason',
			amount: 'extraReturnFeeAmount',
			description:
				'반품 보류: holds the refund back, e.g. until the buyer has paid for the shipping',
			notice: ONLY_V21,
		}),
		rejectOperation({
			type: 'RETURN',
			endpoint: 'rejectReturn',
			field: 'rejectReturnReason',
			description: '반품 거부(철회): refuses the return; the buyer reads the reason',
		}),
		releaseOperation({
			type: 'RETURN',
			endpoint: 'releaseReturnHoldback',
			description: '반품 보류 해제: ends the holdback',
			notice: ONLY_V21,
		}),
		request,
	],
};
