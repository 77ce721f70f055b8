import type { Resource } from '../../shared/run/operation';
import type { PortOneClient } from '../api/client';
import { naverOrder } from './naverOrder';
import { naverPayment } from './naverPayment';
import { naverReview } from './naverReview';
import { payment } from './payment';
import { schedule } from './schedule';

/** Everything that the PortOne V1 node can do. */
export const resources: ReadonlyArray<Resource<PortOneClient>> = [
	schedule,
	payment,
	naverOrder,
	naverPayment,
	naverReview,
];
