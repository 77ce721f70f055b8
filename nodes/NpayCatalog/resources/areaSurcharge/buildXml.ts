import type { IDataObject } from 'n8n-workflow';

import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import { toAreaSurcharges } from '../../documents/areaSurcharge';
import { type AskedAreas, parseAreaQuery } from '../../documents/query';
import { toXml, XML_CONTENT_TYPE } from '../../documents/xml';
import { COLUMNS } from '../../rows/columns';
import type { Row } from '../../rows/row';
import { type Attempt, attempt, buildDocument } from '../documents';
import { columnsNotice, filledRows, noRows, query, row } from '../fields';

/** Columns that area surcharges are read from. */
export const AREA_SURCHARGE_COLUMNS = [
	COLUMNS.id,
	COLUMNS.surprice,
	COLUMNS.zipcode,
	COLUMNS.address1,
];

const fields = defineFields({
	columnsNotice: columnsNotice(
		'One row for each surcharge. Without an id it is for all products; 전국 as the postal code is everywhere; the row that says more wins. Where none fits, the surcharge is 0.',
		AREA_SURCHARGE_COLUMNS,
	),
	row,
	query: query(
		"The query that Naver Pay called with, e.g. {{ $('Webhook').first().json.query }}. Left empty, each row is the surcharge of its product.",
		{ required: false, value: '' },
	),
});

interface SurchargeRow {
	row: Row;
	asked: AskedAreas | undefined;
}

function buildSurcharges(inputs: SurchargeRow[]): IDataObject {
	const rows = filledRows(
		inputs.map((input) => input.row),
		AREA_SURCHARGE_COLUMNS,
	);
	const additionalFee = toAreaSurcharges(rows, inputs[0]?.asked);
	if (additionalFee.length === 0) throw noRows();
	return {
		xml: toXml({ additionalFees: { additionalFee } }),
		contentType: XML_CONTENT_TYPE,
		ids: additionalFee.map(({ id }) => id as string),
	};
}

export const buildXml = defineOperation<undefined, Attempt<SurchargeRow>>({
	value: 'buildXml',
	name: 'Build XML',
	term: '지역별 배송비 XML 만들기',
	action: 'Build area surcharges',
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
				asked: asked === undefined ? undefined : parseAreaQuery(asked),
			};
		}),
	run: async (entries) => [buildDocument(entries, {}, buildSurcharges)],
});
