import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { buildProperties, subtitleOf } from '../shared/run/describe';
import { executeNode } from '../shared/run/executeNode';
import { resources } from './resources';

/** The documents of Naver Pay's order type: purchases, product information, area surcharges, wish lists. */
export class NpayCatalog implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Npay Catalog',
		name: 'npayCatalog',
		icon: { light: 'file:npayCatalog.svg', dark: 'file:npayCatalog.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(resources),
		description:
			'Build and check the documents of Npay order type (주문형 네이버페이): 구매 정보, 상품정보 XML, 지역별 배송비, 찜하기',
		defaults: { name: 'Npay Catalog' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: buildProperties(resources, {}),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(this, resources, {}, async () => undefined);
	}
}
