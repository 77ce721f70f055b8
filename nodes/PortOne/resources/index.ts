import type { Resource } from '../../shared/run/operation';
import type { PortOneClient } from '../api/client';
import { billingKey } from './billingKey';
import { naverOrder } from './naverOrder';
import { naverPayment } from './naverPayment';
import { naverReview } from './naverReview';
import { payment } from './payment';
import { preparedAmount } from './preparedAmount';
import { schedule } from './schedule';

/** Everything that the PortOne V1 node can do. */
export const resources: ReadonlyArray<Resource<PortOneClient>> = [
	schedule,
	payment,
	billingKey,
	preparedAmount,
	naverOrder,
	naverPayment,
	naverReview,
];
