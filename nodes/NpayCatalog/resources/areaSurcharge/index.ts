import type { Resource } from '../../../shared/run/operation';
import { buildXml } from './buildXml';
import { parseQuery } from './parseQuery';

export const areaSurcharge: Resource<undefined> = {
	value: 'areaSurcharge',
	name: 'Area Surcharge',
	description: '지역별 배송비: what Naver Pay asks where surchargesByArea is API',
	operations: [buildXml, parseQuery],
};
