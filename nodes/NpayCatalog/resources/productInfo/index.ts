import type { Resource } from '../../../shared/run/operation';
import { buildXml } from './buildXml';
import { parseQuery } from './parseQuery';

export const productInfo: Resource<undefined> = {
	value: 'productInfo',
	name: 'Product Information',
	description: '상품정보: what Naver Pay asks before a purchase',
	operations: [buildXml, parseQuery],
};
