import {
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	Workflow,
} from 'n8n-workflow';

import { PortOneTrigger } from '../../../nodes/PortOne/PortOneTrigger.node';
import { PortOneV2Trigger } from '../../../nodes/PortOneV2/PortOneV2Trigger.node';
import { NODES, OPERATIONS, titleOf } from './nodes';

/** What n8n writes under a node with these parameters. */
function subtitle(Type: new () => INodeType, parameters: INodeParameters): unknown {
	const type = new Type();
	const node: INode = {
		id: '1',
		name: 'Node',
		type: 'n8n-nodes-npay.one',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const nodeTypes = { getByNameAndVersion: () => type } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const expression = type.description.subtitle ?? '';
	return workflow.expression.getSimpleParameterValue(node, expression, 'internal', {});
}

const selectorsOf = (Type: new () => INodeType) =>
	new Type().description.properties.filter(({ name }) => name === 'operation');

describe.each(OPERATIONS.map((one) => [titleOf(one), one] as const))('%s', (_, one) => {
	const { resource, operation, server } = one.parameters;
	const selector = selectorsOf(one.type).find(({ displayOptions: { show } = {} }) =>
		[show?.resource?.includes(resource ?? ''), !server || show?.server?.includes(server)].every(
			Boolean,
		),
	);
	const option = (selector?.options ?? []).find(
		(each) => 'value' in each && each.value === operation,
	);

	test('names its action in English and Korean', () => {
		const { action = '', description = '' } = option as { action?: string; description?: string };
		const [, words, term = ''] = /^(.+) \(([^()]+)\)$/.exec(action) ?? [];
		expect(words).toBe(one.operation.action);
		expect(words).toMatch(/^[A-Z][^A-Z]/);
		expect(term).toMatch(/\p{Script=Hangul}/u);
		expect(description.startsWith(`${term}: `)).toBe(true);
	});

	test('has a subtitle in words', () => {
		const { name, term } = one.operation;
		expect(subtitle(one.type, one.parameters)).toBe(`${name} (${term})`);
	});
});

test('each name stands for one thing in a list of operations', () => {
	for (const Type of NODES) {
		for (const { options = [] } of selectorsOf(Type)) {
			const names = options.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
		}
	}
});

test("PortOne V1 Trigger's subtitle says in words which payments it starts on", () => {
	expect(subtitle(PortOneTrigger, { statuses: ['paid', 'failed'] })).toBe(
		'Paid (결제완료), Failed (결제실패)',
	);
	expect(subtitle(PortOneTrigger, { statuses: [] })).toBe('All Payments (전체)');
});

test("PortOne V2 Trigger's subtitle says in words which notifications it starts on", () => {
	const types = ['Transaction.Paid', 'BillingKey.Issued'];
	expect(subtitle(PortOneV2Trigger, { types })).toBe(
		'Payment Paid (결제 완료), Billing Key Issued (빌링키 발급 완료)',
	);
	expect(subtitle(PortOneV2Trigger, { types: [] })).toBe('All Types (전체)');
});

test('n8n shows a node and its trigger as one card: their names match', () => {
	const names = NODES.map((Type) => new Type().description).map(({ displayName }) => displayName);
	for (const trigger of names.filter((name) => name.endsWith(' Trigger'))) {
		expect(names).toContain(trigger.replace(' Trigger', ''));
	}
	expect(names).toContain('PortOne V1');
	expect(names).toContain('PortOne V2');
});
