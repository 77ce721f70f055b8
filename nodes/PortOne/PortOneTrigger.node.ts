import {
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { editorOf } from '../shared/fields/defineFields';
import { triggerError } from '../shared/run/triggerError';
import { portOneApiTest } from './credentialTest';
import { fields } from './trigger/fields';
import { receive } from './trigger/receive';

/** Starts a workflow when PortOne notifies of a payment (V1 결제알림), after reading the payment at PortOne. */
export class PortOneTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PortOne Trigger',
		name: 'portOneTrigger',
		icon: { light: 'file:portone.svg', dark: 'file:portone.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["statuses"].join(", ") }}',
		description:
			'Starts when a PortOne V1 payment changes (포트원 결제알림): 결제완료, 결제실패, 결제취소',
		defaults: { name: 'PortOne Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'portOneApi', required: true, testedBy: 'portOneApiTest' }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: editorOf(fields),
	};

	methods = { credentialTest: { portOneApiTest } };

	/** PortOne's API registers no URLs: users enter this one in its console, and it stays there. */
	webhookMethods = {
		default: {
			checkExists: async () => await Promise.resolve(true),
			create: async () => await Promise.resolve(true),
			delete: async () => await Promise.resolve(true),
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		try {
			return await receive(this);
		} catch (error) {
			throw triggerError(this.getNode(), error);
		}
	}
}
