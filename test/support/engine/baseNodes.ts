import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

/** What a stand-in does with the items that come in. */
type Execute = (functions: IExecuteFunctions) => INodeExecutionData[];

function standIn(name: string, execute: Execute): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: [1, 1.1, 2, 3.4],
			description: '',
			defaults: { name },
			inputs: ['main'],
			outputs: ['main'],
			// Unlike other nodes' fields, these keep whatever the workflow's file says.
			properties: ['jsonOutput', 'fieldToSplitOut', 'responseBody', 'options', 'respondWith'].map(
				(field) => ({ displayName: field, name: field, type: 'json', default: '' }),
			),
		},
		async execute(this: IExecuteFunctions) {
			return [execute(this)];
		},
	};
}

/** An answer to a webhook, as Respond to Webhook gives it. */
export interface Answer {
	body: unknown;
	headers: Record<string, string>;
}

/**
 * Stand-ins for the nodes of n8n that the examples use beside ours, which come with the whole n8n only. They
 * do what the examples use of them; n8n's own are used in the end-to-end tests.
 *
 * @param call what the Webhook node gives out
 * @param answers where answers go to
 */
export function baseNodes(call: IDataObject, answers: Answer[]): Record<string, INodeType> {
	const nodes: Array<[string, Execute]> = [
		['webhook', () => [{ json: call }]],
		[
			'set',
			(functions) =>
				functions.getInputData().map((_, item) => ({
					json: JSON.parse(functions.getNodeParameter('jsonOutput', item) as string) as IDataObject,
					pairedItem: { item },
				})),
		],
		[
			'splitOut',
			(functions) =>
				functions.getInputData().flatMap(({ json }, item) => {
					const rows = json[functions.getNodeParameter('fieldToSplitOut', item) as string];
					return (rows as IDataObject[]).map((row) => ({ json: row, pairedItem: { item } }));
				}),
		],
		[
			'respondToWebhook',
			(functions) => {
				const { responseHeaders } = functions.getNodeParameter('options', 0) as {
					responseHeaders: { entries: Array<{ name: string; value: string }> };
				};
				answers.push({
					body: functions.getNodeParameter('responseBody', 0),
					headers: Object.fromEntries(
						responseHeaders.entries.map(({ name, value }) => [name.toLowerCase(), value]),
					),
				});
				return functions.getInputData();
			},
		],
	];
	return Object.fromEntries(
		nodes.map(([name, execute]) => [`n8n-nodes-base.${name}`, standIn(name, execute)]),
	);
}
