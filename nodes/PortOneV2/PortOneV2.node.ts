import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { buildProperties, subtitles, wordsFor } from '../shared/run/describe';
import { executeNode } from '../shared/run/executeNode';
import type { Server } from './api/account';
import { PaymentsClient } from './api/client';
import { endpoints } from './api/endpoints';
import { portOneV2ApiTest } from './credentialTest';
import { resourcesOf } from './resources';

/** The fields of one server, which the editor shows for that one only. */
const propertiesOf = (server: Server): INodeProperties[] =>
	buildProperties(resourcesOf[server], endpoints).map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, server: [server] },
		},
	}));

/** The two servers have operations of one value with different terms, so that the server is a part of the key. */
const SUBTITLE = wordsFor(
	['server', 'resource', 'operation'],
	Object.fromEntries(
		Object.entries(resourcesOf).flatMap(([server, resources]) =>
			Object.entries(subtitles(resources)).map(([key, words]) => [`${server}:${key}`, words]),
		),
	),
);

/** Not written into the description, because n8n's linter takes the V2 of a file's name for a version of the node. */
const NAME = 'portOneV2';

/** PortOne's V2 API, and servers modelled on it: payments that are taken once, refunds, schedules. */
export class PortOneV2 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PortOne V2',
		name: NAME,
		icon: { light: 'file:portoneV2.svg', dark: 'file:portoneV2.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Take payments with PortOne V2 (포트원 V2) or CEOS: 결제, 빌링키 결제, 결제 예약, 취소',
		defaults: { name: 'PortOne V2' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'portOneV2Api', required: true, testedBy: 'portOneV2ApiTest' }],
		properties: [
			{
				displayName: 'Server',
				name: 'server',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'PortOne V2', value: 'portOne' },
					{ name: 'CEOS', value: 'ceos' },
				],
				default: 'portOne',
				description:
					'Whose API it is, as in the credential: it decides which operations there are. With a credential for the other server nothing is sent, and the run says so.',
			},
			...propertiesOf('portOne'),
			...propertiesOf('ceos'),
		],
	};

	methods = { credentialTest: { portOneV2ApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const server = this.getNodeParameter('server', 0) as Server;
		return await executeNode(
			this,
			resourcesOf[server],
			endpoints,
			async () => await PaymentsClient.create(this, server),
		);
	}
}
