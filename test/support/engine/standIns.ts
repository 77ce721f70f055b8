import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';

/** A node by what it does with its items: one list for each output. */
export function standIn(
	name: string,
	properties: INodeProperties[],
	execute: (functions: IExecuteFunctions) => INodeExecutionData[][],
	outputs = 1,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: [1, 1.1, 2, 2.2, 2.3],
			description: '',
			defaults: { name },
			inputs: ['main'],
			outputs: Array.from({ length: outputs }, () => 'main' as const),
			properties,
		},
		async execute(this: IExecuteFunctions) {
			return await Promise.resolve(execute(this));
		},
	};
}

export const property = (name: string, type: INodeProperties['type'], rest: object = {}) =>
	({ displayName: name, name, type, default: '', ...rest }) as INodeProperties;

const CONDITIONS = [
	property('conditions', 'filter', {
		default: {},
		typeOptions: { filter: { caseSensitive: true, typeValidation: 'loose', version: 2 } },
	}),
];

/** Items that meet the conditions, as n8n's own code judges them, and the others. */
function split(functions: IExecuteFunctions): [INodeExecutionData[], INodeExecutionData[]] {
	const meets = (index: number) =>
		functions.getNodeParameter('conditions', index, false, { extractValue: true }) as boolean;
	const items = functions.getInputData().map((item, index) => ({
		item: { ...item, pairedItem: { item: index } },
		passes: meets(index),
	}));
	return [true, false].map((wanted) =>
		items.filter(({ passes }) => passes === wanted).map(({ item }) => item),
	) as [INodeExecutionData[], INodeExecutionData[]];
}

function runCode(functions: IExecuteFunctions): INodeExecutionData[] {
	const code = functions.getNodeParameter('jsCode', 0) as string;
	const { $input, $, $now, DateTime } = functions.getWorkflowDataProxy(0);
	const run = new Function('$input', '$', '$now', 'DateTime', code) as (
		...globals: unknown[]
	) => INodeExecutionData[];
	return run($input, $, $now, DateTime).map((item, index) => ({
		...item,
		pairedItem: { item: index },
	}));
}

/** n8n's own nodes that the examples use, cut down to what they need; Slack tells its messages to `told`. */
export const standIns = (
	told: string[],
	slackIsAway: () => boolean = () => false,
): Record<string, INodeType> => ({
	'n8n-nodes-base.filter': standIn('filter', CONDITIONS, (functions) => [split(functions)[0]]),
	'n8n-nodes-base.if': standIn('if', CONDITIONS, split, 2),
	'n8n-nodes-base.code': standIn('code', [property('jsCode', 'string')], (functions) => [
		runCode(functions),
	]),
	'n8n-nodes-base.slack': standIn('slack', [property('text', 'string')], (functions) => {
		if (slackIsAway()) throw new Error('Slack is away');
		const items = functions.getInputData();
		items.forEach((_, index) => told.push(functions.getNodeParameter('text', index) as string));
		return [items];
	}),
	'n8n-nodes-base.formTrigger': standIn('formTrigger', [], (functions) => [
		functions.getInputData(),
	]),
	'n8n-nodes-base.manualTrigger': standIn('manualTrigger', [], (functions) => [
		functions.getInputData(),
	]),
	'n8n-nodes-base.stickyNote': standIn('stickyNote', [], () => []),
});
