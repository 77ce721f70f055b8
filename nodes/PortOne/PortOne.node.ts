import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { buildProperties, subtitleOf } from '../shared/run/describe';
import { executeNode } from '../shared/run/executeNode';
import { PortOneClient } from './api/client';
import { endpoints } from './api/endpoints';
import { portOneApiTest } from './credentialTest';
import { resources } from './resources';

/** PortOne's V1 API (formerly iamport): scheduled payments, payments, and Naver Pay orders through PortOne. */
export class PortOne implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PortOne V1',
		name: 'portOne',
		icon: { light: 'file:portone.svg', dark: 'file:portone.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(resources),
		description:
			'Work with PortOne V1 payments (포트원): 정기결제 예약, 결제 취소, 네이버페이 주문',
		defaults: { name: 'PortOne V1' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'portOneApi', required: true, testedBy: 'portOneApiTest' }],
		properties: buildProperties(resources, endpoints),
	};

	methods = { credentialTest: { portOneApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(
			this,
			resources,
			endpoints,
			async () => await PortOneClient.create(this),
		);
	}
}
