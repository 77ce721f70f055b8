import type { Resource } from '../../shared/run/operation';
import type { NpayClient } from '../api/client';
import { cancel } from './cancel';
import { exchange } from './exchange';
import { productOrder } from './productOrder';
import { returns } from './return';
import { review } from './review';
import { settlement } from './settlement';
import { vat } from './vat';

/** Everything that the Npay node can do. */
export const resources: ReadonlyArray<Resource<NpayClient>> = [
	productOrder,
	cancel,
	returns,
	exchange,
	review,
	settlement,
	vat,
];
