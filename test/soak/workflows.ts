import type { IDataObject } from 'n8n-workflow';

import { everySeconds } from '../../scripts/lib/n8n/polling';

/** Seconds between two polls. */
export const POLL_SECONDS = 6;

interface Credential {
	id: string;
	name: string;
}

interface Step {
	name: string;
	type: string;
	typeVersion: number;
	parameters: IDataObject;
	credential?: Credential;
}

/** The name of the trigger in both workflows. */
export const TRIGGER = 'Npay Trigger';

function chain(name: string, steps: Step[]) {
	return {
		name,
		nodes: steps.map(({ credential, ...step }, index) => ({
			...step,
			id: `${name.replace(/\W/g, '-')}-${index}`,
			position: [220 * index, 0],
			...(credential ? { credentials: { npayApi: credential } } : {}),
		})),
		connections: Object.fromEntries(
			steps
				.slice(1)
				.map((step, index) => [
					steps[index]?.name,
					{ main: [[{ node: step.name, type: 'main', index: 0 }]] },
				]),
		),
	};
}

const npayTrigger = (credential: Credential, parameters: IDataObject): Step => ({
	name: TRIGGER,
	type: 'n8n-nodes-npay.npayTrigger',
	typeVersion: 1,
	parameters: { ...parameters, pollTimes: everySeconds(POLL_SECONDS) },
	credential,
});

/** Each changed product order -> its event id as a line of a file. */
export function changesToFile(
	credential: Credential,
	{ file, options }: { file: string; options: IDataObject },
) {
	return chain('Changes to file', [
		npayTrigger(credential, { triggerOn: 'changes', options }),
		{
			name: 'Event Id',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				assignments: {
					assignments: [
						{ id: '1', name: 'eventId', type: 'string', value: '={{ $json.eventId }}' },
					],
				},
			},
		},
		{
			name: 'Lines',
			type: 'n8n-nodes-base.convertToFile',
			typeVersion: 1.1,
			parameters: { operation: 'csv', options: { headerRow: false } },
		},
		{
			name: 'Append',
			type: 'n8n-nodes-base.readWriteFile',
			typeVersion: 1,
			parameters: { operation: 'write', fileName: file, options: { append: true } },
		},
	]);
}

/** Each product order that waits for its confirmation -> confirmed. */
export const waitingToConfirmed = (credential: Credential) =>
	chain('Waiting to confirmed', [
		npayTrigger(credential, {
			triggerOn: 'awaitingAction',
			awaiting: ['confirm'],
			options: { repeatAfterMinutes: 1 },
		}),
		{
			name: 'Confirm',
			type: 'n8n-nodes-npay.npay',
			typeVersion: 1,
			parameters: { resource: 'productOrder', operation: 'confirm' },
			credential,
		},
	]);
