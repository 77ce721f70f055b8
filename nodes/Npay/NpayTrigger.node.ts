import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { editorOf } from '../shared/fields/defineFields';
import { triggerError } from '../shared/run/triggerError';
import { npayApiTest } from './credentialTest';
import { fields } from './trigger/fields';
import { poll } from './trigger/poll';
import { isStarting } from './trigger/starting';
import { SUBTITLE } from './trigger/triggerOn';

/** Starts a workflow when product orders of Naver Pay's order type (Npay 주문형) change. */
export class NpayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Npay Trigger',
		name: 'npayTrigger',
		icon: { light: 'file:npay.svg', dark: 'file:npay.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: SUBTITLE,
		// The editor shows this one for both nodes.
		description:
			'Start on Naver Pay orders and work with them (Npay 주문형): 신규 주문, 발주 확인, 발송 처리, 클레임, 정산',
		defaults: { name: 'Npay Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'npayApi', required: true, testedBy: 'npayApiTest' }],
		properties: editorOf(fields),
	};

	methods = { credentialTest: { npayApiTest } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const isFirst = isStarting(this);
		try {
			const items = await poll(this);
			return items.length === 0 ? null : [items.map((json) => ({ json }))];
		} catch (error) {
			if (!isFirst) throw triggerError(this.getNode(), error);
			const { message } = error as Error;
			this.logger.warn(`Npay Trigger: the first poll after the start failed: ${message}`);
			return null;
		}
	}
}
