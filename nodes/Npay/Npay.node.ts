import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { buildProperties, subtitleOf } from '../shared/run/describe';
import { executeNode } from '../shared/run/executeNode';
import { NpayClient } from './api/client';
import { endpoints } from './api/endpoints';
import { npayApiTest } from './credentialTest';
import { resources } from './resources';

/** Naver Pay order type (Npay 주문형): the shop's side of its orders. */
export class Npay implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Npay',
		name: 'npay',
		icon: { light: 'file:npay.svg', dark: 'file:npay.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(resources),
		description: 'Work with Naver Pay orders (Npay 주문형): 조회, 발주 확인, 발송 처리',
		defaults: { name: 'Npay' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'npayApi', required: true, testedBy: 'npayApiTest' }],
		properties: buildProperties(resources, endpoints),
	};

	methods = { credentialTest: { npayApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(this, resources, endpoints, async () => await NpayClient.create(this));
	}
}
