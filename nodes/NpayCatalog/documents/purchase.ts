import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../shared/data/objects';
import { agree, flag, groupRows, namesOf, need, text } from '../rows/agree';
import { CellError } from '../rows/cell';
import { COLUMNS } from '../rows/columns';
import type { Row } from '../rows/row';
import { priceOf } from './amounts';
import { toPurchaseProduct } from './purchaseProduct';

/** The products of rows: those that share an id, in order. @throws CellError for a row without one */
export const byProduct = (rows: Row[]): Map<string, Row[]> =>
	groupRows(rows, (row) => need([row], COLUMNS.id, text));

/**
 * Whether the order gets the benefit for books and performances (도서·공연비 소득공제). It is the order's, so
 * all products have it or none.
 *
 * @throws CellError when they are mixed
 */
function readCultureBenefit(products: Row[][]): true | undefined {
	const [first, ...rest] = products.map((rows) => ({
		row: rows[0] as Row,
		has: agree(rows, COLUMNS.naverCultureBenefit, flag) === true,
	}));
	const other = rest.find(({ has }) => has !== first?.has);
	if (first !== undefined && other !== undefined) {
		throw new CellError(
			other.row.itemIndex,
			`${COLUMNS.naverCultureBenefit.name} (${namesOf(first.row, other.row)})`,
			'is true for one product and not for another of the same order',
			'Products with the benefit (소득공제) and others need orders of their own',
		);
	}
	return first?.has === true ? true : undefined;
}

/**
 * The param of `IMP.request_pay`, from the rows of one purchase.
 *
 * @param order the order's own fields; `name` and `amount` follow from the products where they are unset
 * @param extra headers of further columns to send along with each product
 * @throws CellError
 */
export function toPurchase(
	rows: Row[],
	order: IDataObject,
	extra: readonly string[] = [],
): IDataObject {
	const groups = byProduct(rows);
	const naverProducts = [...groups].map(([id, group]) => toPurchaseProduct(id, group, extra));
	const { pg, merchant_uid, name, amount, ...others } = order;
	const more = naverProducts.length - 1;
	return definedOnly({
		pg: pg ?? 'naverco',
		pay_method: 'card',
		merchant_uid,
		name: name ?? `${String(naverProducts[0]?.name)}${more === 0 ? '' : ` 외 ${more}건`}`,
		amount: amount ?? naverProducts.reduce((sum, product) => sum + priceOf(product), 0),
		...others,
		naverCultureBenefit: readCultureBenefit([...groups.values()]) ?? order.naverCultureBenefit,
		naverProducts,
	});
}
