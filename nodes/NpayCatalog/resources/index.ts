import type { Resource } from '../../shared/run/operation';
import { areaSurcharge } from './areaSurcharge';
import { productInfo } from './productInfo';
import { purchase } from './purchase';
import { wishList } from './wishList';

/** Everything that the Npay Catalog node can do. It calls nobody. */
export const resources: ReadonlyArray<Resource<undefined>> = [
	purchase,
	productInfo,
	areaSurcharge,
	wishList,
];
