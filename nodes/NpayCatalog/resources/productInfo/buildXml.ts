import type { IDataObject } from 'n8n-workflow';

import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import { infoLimits } from '../../documents/limits';
import { toProductInfo } from '../../documents/productInfo';
import { byProduct } from '../../documents/purchase';
import { type AskedProduct, parseProductQuery } from '../../documents/query';
import { toXml, XML_CONTENT_TYPE } from '../../documents/xml';
import { COLUMNS } from '../../rows/columns';
import type { Row } from '../../rows/row';
import { type Attempt, attempt, buildDocument } from '../documents';
import {
	buildOptions,
	columnsNotice,
	filledRows,
	limitWarnings,
	noRows,
	query,
	row,
} from '../fields';
import { PRODUCT_INFO_COLUMNS, SHOWN_COLUMNS } from './columns';

const fields = defineFields({
	columnsNotice: columnsNotice(
		'One row for each product and option (every combination, not only the chosen one), and one for each supplement (추가구성품).',
		SHOWN_COLUMNS,
	),
	row,
	query: query(
		"The query that Naver Pay called with, e.g. {{ $('Webhook').first().json.query }}: only the products that it asks for are answered; those that are in no row are listed in missingIds. Left empty, all rows are answered.",
		{ required: false, value: '' },
	),
	options: optionsOf(buildOptions(PRODUCT_INFO_COLUMNS)),
});

interface InfoRow {
	row: Row;
	/** What Naver Pay asks for; unset where all rows are the answer. */
	asked: AskedProduct[] | undefined;
	additionalColumns: string[];
	strictLimits: boolean;
}

/** Rows by product. Asked for some, rows that name none (a line of sums) are not looked at. */
function groupByProduct(rows: Row[], isAsked: boolean): Map<string, Row[]> {
	if (!isAsked) return byProduct(filledRows(rows, PRODUCT_INFO_COLUMNS));
	return byProduct(rows.filter((one) => one.has(COLUMNS.id)));
}

/** Finds ids of products by their numbers at Naver Shopping: the first one that has it. Each row is looked at once. */
function mallIdFinder(
	products: ReadonlyMap<string, Row[]>,
): (mallId: string) => string | undefined {
	const idOf = new Map<string, string>();
	const left = products.entries();
	return (mallId) => {
		while (!idOf.has(mallId)) {
			const { done, value } = left.next();
			if (done === true) return undefined;
			const [id, group] = value;
			for (const name of [id, ...group.map((one) => one.text(COLUMNS.ecMallProductId))]) {
				if (name !== undefined && !idOf.has(name)) idOf.set(name, id);
			}
		}
		return idOf.get(mallId);
	};
}

function buildInfo(inputs: InfoRow[]): IDataObject {
	const [first] = inputs;
	const rows = inputs.map((input) => input.row);
	const asked = first?.asked;
	const products = groupByProduct(rows, asked !== undefined);
	const findByMallId = mallIdFinder(products);
	const wanted =
		asked?.map(({ id, ecMallProductId }) => {
			const name = id ?? ecMallProductId ?? '';
			return { name, id: id ?? findByMallId(name) };
		}) ?? [...products.keys()].map((id) => ({ name: id, id }));
	if (wanted.length === 0) throw noRows();
	const isThere = ({ id }: { id: string | undefined }) => id !== undefined && products.has(id);
	const ids = [...new Set(wanted.filter(isThere).map(({ id }) => id as string))];
	const missingIds = [...new Set(wanted.filter((one) => !isThere(one)).map(({ name }) => name))];
	if (ids.length === 0) {
		throw fields.query.error(
			`asks for product ${missingIds.slice(0, 3).join(', ')}, which is in no row`,
			'Look at what reads the rows (your sheet), and whether the id is the one that the shop page sends',
		);
	}
	const built = ids.map((id) =>
		toProductInfo(id, products.get(id) as Row[], first?.additionalColumns),
	);
	const over = built.flatMap((product, index) =>
		infoLimits(product).map(({ path, message }) => ({ path: `${ids[index]}: ${path}`, message })),
	);
	return {
		xml: toXml({ products: { product: built } }),
		contentType: XML_CONTENT_TYPE,
		ids,
		...(missingIds.length === 0 ? {} : { missingIds }),
		...limitWarnings(over, first?.strictLimits === true),
	};
}

export const buildXml = defineOperation<undefined, Attempt<InfoRow>>({
	value: 'buildXml',
	name: 'Build XML',
	term: '상품정보 XML 만들기',
	action: 'Build product information',
	description:
		'The answer to Naver Pay, one document from all rows, for the Respond to Webhook node',
	endpoints: [],
	needsAllItems: true,
	done: 'built',
	properties: editorOf(fields),
	read: (parameters) =>
		attempt(() => {
			// The first item's query stands for all: it may be long, and so may the sheet.
			const asked = parameters.itemIndex === 0 ? fields.query.read(parameters) : undefined;
			return {
				row: fields.row.read(parameters),
				asked: asked === undefined ? undefined : parseProductQuery(asked),
				additionalColumns: fields.options.additionalColumns.read(parameters),
				strictLimits: fields.options.strictLimits.read(parameters),
			};
		}),
	run: async (entries) => [buildDocument(entries, {}, buildInfo)],
});
