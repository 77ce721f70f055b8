import { definedOnly } from '../../../shared/data/objects';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import { type AskedProduct, parseProductQuery } from '../../documents/query';
import { query } from '../fields';

const fields = defineFields({
	query: query(
		'The query (쿼리 스트링) that Naver Pay called your Webhook node with, as the node gives it or as text',
		{ required: true, value: '={{ $json.query }}' },
	),
});

export const parseQuery = defineOperation<undefined, AskedProduct[]>({
	value: 'parseQuery',
	name: 'Parse Query',
	term: '상품정보 요청 읽기',
	action: 'Parse the query for product information',
	description: 'Which products and options Naver Pay asks for, one item for each product',
	endpoints: [],
	done: 'parsed',
	properties: editorOf(fields),
	read: (parameters) => parseProductQuery(fields.query.read(parameters)),
	run: async (entries) =>
		entries.flatMap(({ itemIndex, input }) =>
			input.map(({ others, ...asked }) => ({
				itemIndex,
				json: definedOnly({ ...others, ...asked }),
			})),
		),
});
