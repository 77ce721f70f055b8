import type { Resource } from '../../shared/operation';
import type { NpayClient } from '../api/client';
import { productOrder } from './productOrder';

/** Everything that the Npay node can do. */
export const resources: ReadonlyArray<Resource<NpayClient>> = [productOrder];
