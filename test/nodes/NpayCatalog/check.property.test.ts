import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { checkPurchase } from '../../../nodes/NpayCatalog/check';
import { toProductInfo } from '../../../nodes/NpayCatalog/documents/productInfo';
import { byProduct, toPurchase } from '../../../nodes/NpayCatalog/documents/purchase';
import { toXml } from '../../../nodes/NpayCatalog/documents/xml';
import { Row } from '../../../nodes/NpayCatalog/rows/row';
import { type Catalog, catalogs } from './catalogs';
import { mutationsOf } from './mutations';

const CATALOGS = Number(process.env.CATALOGS ?? 500);
const ORDER = { merchant_uid: 'o1', buyer_tel: '010-1234-5678' };
const rows = (cells: IDataObject[]) => cells.map((one, index) => new Row(one, index));

const build = ({ catalogRows, purchaseRows }: Catalog) => ({
	param: toPurchase(rows(purchaseRows), ORDER),
	products: [...byProduct(rows(catalogRows))].map(([id, group]) => toProductInfo(id, group)),
});

const asXml = (product: IDataObject[]) => toXml({ products: { product } });

/** How often each kind of change was tried: a generator that stops making one would hide it. */
const tried = new Map<string, number>();

test(`${CATALOGS} random catalogs: what is built passes, and any single change is found`, () => {
	fc.assert(
		fc.property(
			catalogs,
			fc.nat(),
			fc.integer({ min: -99, max: 99 }).filter((by) => by !== 0),
			(catalog, position, by) => {
				const { param, products } = build(catalog);
				expect(checkPurchase(param, asXml(products)).reasons).toEqual([]);
				const mutations = mutationsOf(param.naverProducts as IDataObject[], products, by);
				const mutation = mutations[position % mutations.length];
				mutation?.apply();
				const name = mutation?.name ?? '';
				tried.set(name, (tried.get(name) ?? 0) + 1);
				const { accepted } = checkPurchase(param, asXml(products));
				expect({ name, accepted }).toEqual({ name, accepted: false });
			},
		),
		{ numRuns: CATALOGS },
	);
	expect([...tried.keys()].sort()).toEqual([
		"another combination's code",
		'basePrice',
		'combination/price',
		'combination/status',
		'combination/stockQuantity',
		'id',
		'manageCode',
		'optionPrice',
		'options/id',
		'product/basePrice',
		'product/id',
		'product/stockQuantity',
		'selectionCode',
		'selections.code',
		'supplement/id',
		'supplement/price',
		'supplement/stockQuantity',
		'supplements.id',
		'supplements.price',
		'value/id',
		'value/status',
	]);
});
