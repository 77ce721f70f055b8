import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { approveCancel } from './cancel/approveCancel';
import { cancelOrder } from './cancel/cancelOrder';
import { collectExchanged } from './exchange/collectExchanged';
import { shipExchanged } from './exchange/shipExchanged';
import { get } from './get';
import { getMany } from './getMany';
import { place } from './place';
import { approveReturn } from './return/approveReturn';
import { rejectReturn } from './return/rejectReturn';
import { requestReturn } from './return/requestReturn';
import { resolveReturn } from './return/resolveReturn';
import { withholdReturn } from './return/withholdReturn';
import { ship } from './ship';

export const naverOrder: Resource<PortOneClient> = {
	value: 'naverOrder',
	name: 'Naver Order',
	description: '네이버페이 주문형 상품주문',
	opensWith: 'getMany',
	tellsOfPeople: true,
	operations: [
		approveCancel,
		approveReturn,
		cancelOrder,
		collectExchanged,
		place,
		ship,
		shipExchanged,
		get,
		getMany,
		withholdReturn,
		rejectReturn,
		resolveReturn,
		requestReturn,
	],
};
