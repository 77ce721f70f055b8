import type { Resource } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { approveCancel, cancel } from './cancels';
import { get, getMany } from './reads';
import {
	approveReturn,
	rejectReturn,
	requestReturn,
	resolveReturn,
	withholdReturn,
} from './returns';
import { collectExchanged, place, ship, shipExchanged } from './shipping';

export const naverOrder: Resource<PortOneClient> = {
	value: 'naverOrder',
	name: 'Naver Order',
	description: '네이버페이 주문형 상품주문',
	opensWith: 'getMany',
	operations: [
		approveCancel,
		approveReturn,
		cancel,
		collectExchanged,
		get,
		getMany,
		place,
		rejectReturn,
		requestReturn,
		resolveReturn,
		ship,
		shipExchanged,
		withholdReturn,
	],
};
