import {
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { editorOf } from '../shared/fields/defineFields';
import { wordsForEach } from '../shared/run/describe';
import { triggerError } from '../shared/run/triggerError';
import { paymentStatuses } from './api/codes';
import { portOneApiTest } from './credentialTest';
import { fields } from './trigger/fields';
import { receive } from './trigger/receive';

const SUBTITLE = wordsForEach(
	'statuses',
	Object.fromEntries(paymentStatuses.map(({ code, en, ko }) => [code, `${en} (${ko})`])),
	'All Payments (전체)',
);

/** Starts a workflow when PortOne notifies of a payment (V1 결제알림), after reading the payment at PortOne. */
export class PortOneTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PortOne V1 Trigger',
		name: 'portOneTrigger',
		icon: { light: 'file:portone.svg', dark: 'file:portone.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Starts when a PortOne V1 payment changes (포트원 결제알림). With PortOne V1: 정기결제 예약, 결제 취소, 네이버페이 주문',
		eventTriggerDescription: 'Waiting for a notification (결제알림) at the Test URL',
		activationMessage:
			"PortOne's notifications start this workflow as soon as its Production URL stands in the PortOne console (관리자콘솔)",
		defaults: { name: 'PortOne V1 Trigger' },
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
