import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { exchangeHoldbackReasons } from '../../api/codes';
import { holdbackOperation, rejectOperation, releaseOperation } from '../claim/decisions';
import { openClaims } from '../claim/openClaims';
import { completeCollect } from './completeCollect';
import { dispatch } from './dispatch';

export const exchange: Resource<NpayClient> = {
	value: 'exchange',
	name: 'Exchange',
	description: '교환',
	opensWith: 'getMany',
	operations: [
		completeCollect,
		dispatch,
		openClaims({
			claimType: 'EXCHANGE',
			claimStatuses: ['EXCHANGE_REQUEST', 'COLLECTING', 'COLLECT_DONE', 'EXCHANGE_REDELIVERING'],
			action: 'Get open exchanges',
			description: '교환 조회: exchanges that are not done yet, held ones (보류) among them',
		}),
		holdbackOperation({
			type: 'EXCHANGE',
			endpoint: 'holdbackExchange',
			reasons: exchangeHoldbackReasons,
			detail: 'holdbackExchangeDetailReason',
			amount: 'extraExchangeFeeAmount',
			description:
				'교환 보류: holds the exchange back, e.g. until the buyer has paid for the shipping',
		}),
		rejectOperation({
			type: 'EXCHANGE',
			endpoint: 'rejectExchange',
			field: 'rejectExchangeReason',
			description: '교환 거부(철회): refuses the exchange; the buyer reads the reason',
		}),
		releaseOperation({
			type: 'EXCHANGE',
			endpoint: 'releaseExchangeHoldback',
			description: '교환 보류 해제: ends the holdback',
		}),
	],
};
