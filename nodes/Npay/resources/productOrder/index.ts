import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { getChanges } from './changes/getChanges';
import { confirm } from './confirm';
import { delay } from './delay';
import { dispatch } from './dispatch';
import { checkGaps } from './gaps/checkGaps';
import { get } from './get';
import { getIds } from './getIds';
import { getMany } from './getMany';

export const productOrder: Resource<NpayClient> = {
	value: 'productOrder',
	name: 'Product Order',
	description: '상품 주문',
	opensWith: 'getMany',
	operations: [checkGaps, confirm, delay, dispatch, get, getChanges, getMany, getIds],
};
