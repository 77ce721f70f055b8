import type { Resource } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { checkGaps } from './gaps/checkGaps';
import { confirm } from './confirm';
import { delay } from './delay';
import { dispatch } from './dispatch';
import { get } from './get';
import { getChanges } from './changes/getChanges';
import { getIds } from './getIds';
import { getMany } from './getMany';

export const productOrder: Resource<NpayClient> = {
	value: 'productOrder',
	name: 'Product Order',
	description: '상품 주문',
	opensWith: 'getMany',
	operations: [checkGaps, confirm, delay, dispatch, get, getChanges, getMany, getIds],
};
