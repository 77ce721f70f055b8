import { definedOnly } from '../../../shared/data/objects';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import { type AskedAreas, parseAreaQuery } from '../../documents/query';
import { query } from '../fields';

const fields = defineFields({
	query: query(
		'The query (쿼리 스트링) that Naver Pay called your Webhook node with, as the node gives it or as text',
		{ required: true, value: '={{ $json.query }}' },
	),
});

export const parseQuery = defineOperation<undefined, AskedAreas>({
	value: 'parseQuery',
	name: 'Parse Query',
	term: '지역별 배송비 요청 읽기',
	action: 'Parse the query for area surcharges',
	description:
		'For which products, postal code and address Naver Pay asks, one item for each product',
	endpoints: [],
	done: 'parsed',
	properties: editorOf(fields),
	read: (parameters) => parseAreaQuery(fields.query.read(parameters)),
	run: async (entries) =>
		entries.flatMap(({ itemIndex, input: { productIds, zipcode, address1 } }) =>
			productIds.map((id) => ({ itemIndex, json: definedOnly({ id, zipcode, address1 }) })),
		),
});
