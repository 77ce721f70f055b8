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
	filledRows,
	noRows,
	QUERY,
	queryProperty,
	readAdditionalColumns,
	readRow,
	rowProperty,
} from '../fields';
import { PRODUCT_INFO_COLUMNS, SHOWN_COLUMNS } from './columns';

interface InfoRow {
	row: Row;
	/** The ids that Naver Pay asks for; unset where all rows are the answer. */
	askedIds: string[] | undefined;
	additionalColumns: string[];
}

function buildInfo(inputs: InfoRow[]): IDataObject {
	const [first] = inputs;
	const rows = inputs.map(({ row }) => row);
	const products = byProduct(filledRows(rows, PRODUCT_INFO_COLUMNS));
	const ids = first?.askedIds ?? [...products.keys()];
	if (ids.length === 0) throw noRows();
	const built = ids.map((id) => {
		const group = products.get(id);
		if (group === undefined) {
			throw new InputError(
				QUERY.label,
				`asks for product ${id}, which is in no row`,
				'Look at what reads the rows (your sheet), and whether the id is the one that the shop page sends',
			);
		}
		return toProductInfo(id, group, first?.additionalColumns);
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
			'One row for each product and option (every combination, not only the chosen one), and one for each supplement (추가구성품).',
			SHOWN_COLUMNS,
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
			// The first item's query stands for all: it may be long, and so may the sheet.
			const query = parameters.itemIndex === 0 ? parameters.optional(QUERY) : undefined;
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
