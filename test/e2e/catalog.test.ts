import { load } from '../../scripts/lib/examples';
import { type Instance, startInstance } from './support/instance';

const PRODUCTS =
	'webhook/npay/product-information?product%5B1%5D%5BoptionManageCodes%5D=NAVY_L&product%5B1%5D%5Bid%5D=TEE-01&product[0][id]=MUG-01';
const JEJU = Buffer.from('제주특별자치도 제주시 첨단로 123').toString('base64url');
const AREAS = `webhook/npay/area-surcharges?productId[0]=TEE-01&productId[1]=MUG-01&zipcode=63309&address1=${JEJU}`;

describe.each([1, 2] as const)('the documents of Naver Pay, answered by n8n %i', (line) => {
	let instance: Instance;

	beforeAll(async () => {
		instance = await startInstance(line, `catalog-n8n${line}`);
		const { id } = await instance.n8n.createWorkflow(load('product-information'));
		await instance.n8n.activate(id);
	});

	afterAll(async () => {
		await instance?.close();
	});

	const ask = async (query: string) => {
		const response = await fetch(`${instance.server.url}/${query}`);
		return {
			status: response.status,
			type: response.headers.get('content-type'),
			text: await response.text(),
		};
	};

	it('answers product information with XML, for the example as it is', async () => {
		const { status, type, text } = await ask(PRODUCTS);
		expect({ status, type }).toEqual({ status: 200, type: 'application/xml; charset=utf-8' });
		expect([...text.matchAll(/<product>\s*<id>([^<]*)</g)].map(([, id]) => id)).toEqual([
			'MUG-01',
			'TEE-01',
		]);
		expect(text).toContain('<name>오가닉 코튼 티셔츠</name>');
		expect(text).toContain('<manageCode>NAVY_L</manageCode>');
	});

	it('answers area surcharges', async () => {
		const { status, type, text } = await ask(AREAS);
		expect({ status, type }).toEqual({ status: 200, type: 'application/xml; charset=utf-8' });
		expect([...text.matchAll(/<surprice>(\d+)</g)].map(([, won]) => won)).toEqual(['3000', '4500']);
	});

	it('answers with no document where a product is in no row', async () => {
		const { type, text } = await ask('webhook/npay/product-information?product[0][id]=GONE');
		expect(type).not.toContain('xml');
		expect(text).not.toContain('<products>');
	});
});
