import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../shared/errors';
import { optionsCollection } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation';
import { toProductInfo } from '../../documents/productInfo';
import { byProduct } from '../../documents/purchase';
import { parseProductQuery } from '../../documents/query';
import { toXml, XML_CONTENT_TYPE } from '../../documents/xml';
import type { Row } from '../../rows/row';
import type { Attempt } from '../documents';
import { attempt, buildDocument } from '../documents';
import {
	additionalColumnsProperty,
	columnsNotice,
	QUERY,
	queryProperty,
	readAdditionalColumns,
	readRow,
	rowProperty,
} from '../fields';
import { PRODUCT_INFO_COLUMNS } from './columns';

interface InfoRow {
	row: Row;
	/** The ids that Naver Pay asks for; unset where all rows are the answer. */
	askedIds: string[] | undefined;
	additionalColumns: string[];
}

/** Rows that hold nothing are no products: an empty sheet gives one such row (Always Output Data). */
const isFilled = ({ row }: InfoRow): boolean =>
	PRODUCT_INFO_COLUMNS.some((column) => row.has(column));

function buildInfo(inputs: InfoRow[]): IDataObject {
	const [first] = inputs;
	const products = byProduct(inputs.filter(isFilled).map(({ row }) => row));
	const ids = first?.askedIds ?? [...products.keys()];
	if (ids.length === 0) throw new InputError('Row', 'is empty in all items: there is no product');
	const built = ids.map((id) => {
		const rows = products.get(id);
		if (rows === undefined) {
			throw new InputError(
				QUERY.label,
				`asks for product ${id}, which is in no row`,
				'Look at what reads the rows (your sheet), and whether the id is the one that the shop page sends',
			);
		}
		return toProductInfo(id, rows, first?.additionalColumns);
	});
	return {
		xml: toXml({ products: { product: built } }),
		contentType: XML_CONTENT_TYPE,
		ids,
	};
}

export const buildXml = defineOperation<undefined, Attempt<InfoRow>>({
	value: 'buildXml',
	name: 'Build XML',
	action: 'Build product information',
	description:
		'상품정보 XML 만들기: the answer to Naver Pay, one document from all rows, for the Respond to Webhook node',
	endpoints: [],
	done: 'built',
	properties: [
		columnsNotice(
			PRODUCT_INFO_COLUMNS,
			'One row for each product and option (every combination, not only the chosen one), and one for each supplement (추가구성품). More kinds of options: label3, value3, code3, up to 10.',
		),
		rowProperty,
		queryProperty(
			"The query that Naver Pay called with, e.g. {{ $('Webhook').first().json.query }}: only the products that it asks for are answered, and one that is in no row is an error. Left empty, all rows are answered.",
			{ required: false, value: '' },
		),
		optionsCollection([additionalColumnsProperty]),
	],
	read: (parameters) =>
		attempt(() => {
			const query = parameters.optional(QUERY);
			return {
				row: readRow(parameters),
				askedIds:
					query === undefined
						? undefined
						: [...new Set(parseProductQuery(query).map(({ id }) => id))],
				additionalColumns: readAdditionalColumns(parameters, PRODUCT_INFO_COLUMNS),
			};
		}),
	run: async (entries) => [buildDocument(entries, {}, buildInfo)],
});
