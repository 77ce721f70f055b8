import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { editorOf } from '../shared/fields/defineFields';
import { wordsForEach } from '../shared/run/describe';
import { triggerError } from '../shared/run/triggerError';
import { portOneV2ApiTest } from './credentialTest';
import { fields } from './trigger/fields';
import { readSecrets } from './trigger/proof';
import { receive } from './trigger/receive';
import { notificationTypes } from './trigger/types';

const SUBTITLE = wordsForEach(
	'types',
	Object.fromEntries(notificationTypes.map(({ code, en, ko }) => [code, `${en} (${ko})`])),
	'All Types (전체)',
);

/** Not written into the description, because n8n's linter takes the V2 of a file's name for a version of the node. */
const NAME = 'portOneV2Trigger';

/** Starts a workflow when PortOne notifies of a payment or billing key (V2 웹훅), after checking and reading it. */
export class PortOneV2Trigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PortOne V2 Trigger',
		name: NAME,
		icon: { light: 'file:portoneV2.svg', dark: 'file:portoneV2.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Starts when a PortOne V2 payment or billing key changes (포트원 V2 결제알림). With PortOne V2 or CEOS: 결제, 빌링키 결제, 결제 예약, 취소',
		eventTriggerDescription: 'Waiting for a notification (결제알림) at the Test URL',
		activationMessage:
			"PortOne's notifications start this workflow as soon as its Production URL stands in the PortOne console (관리자콘솔)",
		defaults: { name: 'PortOne V2 Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'portOneV2Api', required: true, testedBy: 'portOneV2ApiTest' }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: editorOf(fields),
	};

	methods = { credentialTest: { portOneV2ApiTest } };

	/** PortOne's API registers no URLs: users enter this one in its console, and it stays there. */
	webhookMethods = {
		default: {
			/** A credential that can't be used is told when the workflow is switched on, not at the first notification. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				try {
					await readSecrets(this);
					return true;
				} catch (error) {
					throw triggerError(this.getNode(), error);
				}
			},
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
