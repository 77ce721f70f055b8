import fc from 'fast-check';

import { parseAreaQuery, parseProductQuery } from '../../../nodes/NpayCatalog/documents/query';

const PLAIN = 'product[0][id]=single&product[1][id]=option&product[1][optionManageCodes]=R_L';
const ASKED = [
	{ id: 'single', optionManageCodes: [], others: {} },
	{ id: 'option', optionManageCodes: ['R_L'], others: {} },
];

describe('products that Naver Pay asks for', () => {
	test.each<[string, unknown]>([
		['as the manual has it', PLAIN],
		['the other spelling', PLAIN.replace('Codes', 'Code')],
		['with keys encoded', PLAIN.replaceAll('[', '%5B').replaceAll(']', '%5D')],
		['encoded as a whole', encodeURIComponent(PLAIN)],
		['encoded twice', PLAIN.replaceAll('[', '%255B').replaceAll(']', '%255D')],
		['with the address', `https://shop.kr/webhook/info?${PLAIN}#top`],
		['indexes out of order', PLAIN.split('&').reverse().join('&')],
		['two-digit indexes', PLAIN.replaceAll('[1]', '[10]').replaceAll('[0]', '[9]')],
		[
			'as n8n gives it',
			{ product: [{ id: 'single' }, { id: 'option', optionManageCodes: 'R_L' }] },
		],
		[
			'as n8n gives more than 20',
			{ product: { 30: { id: 'option', optionManageCode: 'R_L' }, 4: { id: 'single' } } },
		],
		[
			'by full names',
			{
				'product[1][id]': 'option',
				'product[0][id]': 'single',
				'product[1][optionManageCodes][]': 'R_L',
			},
		],
	])('%s', (_, query) => {
		expect(parseProductQuery(query)).toEqual(ASKED);
	});

	test('several codes, each once, and what else comes along', () => {
		const query =
			'product[0][id]=A&product[0][optionManageCodes]=R_L,R_M&product[0][optionManageCode]=R_L&product[0][x]=1';
		expect(parseProductQuery(query)).toEqual([
			{ id: 'A', optionManageCodes: ['R_L', 'R_M'], others: { x: '1' } },
		]);
		expect(
			parseProductQuery({ product: [{ id: '상품', optionManageCodes: ['가', '나'] }] })[0],
		).toMatchObject({ id: '상품', optionManageCodes: ['가', '나'] });
	});

	test('what else Naver Pay says comes along, decoded where it can be', () => {
		const query = `${PLAIN}&optionSearch=true&supplementSearch=true&merchantCustomCode1=%EA%B0%80&memo=%B0%A1`;
		const others = {
			optionSearch: 'true',
			supplementSearch: 'true',
			merchantCustomCode1: '가',
			memo: '%B0%A1',
		};
		expect(parseProductQuery(query)).toEqual(ASKED.map((one) => ({ ...one, others })));
	});

	test("a product's number at Naver Shopping stands in for its id", () => {
		expect(parseProductQuery('product[0][ecmallProductId]=619')).toEqual([
			{ ecMallProductId: '619', optionManageCodes: [], others: {} },
		]);
	});

	test.each<[unknown, RegExp]>([
		['', /names no product/],
		[{}, /names no product/],
		[undefined, /must be the query/],
		['product[0][optionManageCodes]=R_L', /has no product\[0\]\[id\]/],
		['product[0][id]=A&product[0][id]=B', /gives product\[0\]\[id\] twice: A and B/],
		['product[0][id]=%E0%A4%A', /not percent-encoded/],
	])('refuses %j', (query, message) => {
		expect(() => parseProductQuery(query)).toThrow(message);
	});

	test('any ids and codes come through, in any order of the parameters', () => {
		const text = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
			.map((one) => one.replace(/[\s,]/gu, '').trim())
			.filter((one) => one !== '');
		const products = fc.array(fc.record({ id: text, code: fc.option(text) }), {
			minLength: 1,
			maxLength: 30,
		});
		fc.assert(
			fc.property(products, fc.boolean(), fc.infiniteStream(fc.nat()), (asked, plural, order) => {
				const parts = asked.flatMap(({ id, code }, index) => [
					`product[${index}][id]=${encodeURIComponent(id)}`,
					...(code === null
						? []
						: [
								`product[${index}][optionManageCode${plural ? 's' : ''}]=${encodeURIComponent(code)}`,
							]),
				]);
				const shuffled = parts
					.map((part) => [order.next().value as number, part] as const)
					.sort(([a], [b]) => a - b)
					.map(([, part]) => part);
				expect(parseProductQuery(shuffled.join('&'))).toEqual(
					asked.map(({ id, code }) => ({
						id,
						optionManageCodes: code === null ? [] : [code],
						others: {},
					})),
				);
			}),
		);
	});
});

describe('area surcharges that Naver Pay asks for', () => {
	const address = '제주특별자치도 제주시 첨단로 123';
	const encoded = Buffer.from(address).toString('base64url');

	test.each<[string, unknown]>([
		['text', `productId[0]=P001&productId[1]=P002&zipcode=63309&address1=${encoded}`],
		[
			'encoded',
			`productId%5B1%5D=P002&zipcode=633-09&productId%5B0%5D=P001&address1=${encoded}%3D`,
		],
		['as n8n gives it', { productId: ['P001', 'P002'], zipcode: '63309', address1: encoded }],
		['plain address', { productId: { 1: 'P002', 0: 'P001' }, zipcode: 63309, address1: address }],
	])('%s', (_, query) => {
		expect(parseAreaQuery(query)).toEqual({
			productIds: ['P001', 'P002'],
			zipcode: '63309',
			address1: address,
		});
	});

	test('an address of any text comes through base64url', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
				fc.pre(text.trim() !== '' && !text.includes('\uFFFD'));
				const query = `productId[0]=A&address1=${Buffer.from(text).toString('base64url')}`;
				expect(parseAreaQuery(query).address1).toBe(text.trim());
			}),
		);
	});

	test('what no address says', () => {
		expect(parseAreaQuery('productId[0]=A&zipcode=')).toEqual({ productIds: ['A'] });
		expect(() => parseAreaQuery('zipcode=63309')).toThrow(/names no product/);
	});
});
