import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { Npay } from '../../../../nodes/Npay/Npay.node';
import { NpayCatalog } from '../../../../nodes/NpayCatalog/NpayCatalog.node';
import { PortOne } from '../../../../nodes/PortOne/PortOne.node';
import { PortOneV2 } from '../../../../nodes/PortOneV2/PortOneV2.node';
import { SavedParameters } from '../../../../nodes/shared/fields/saved/savedParameters';

/** Parameters of a node on some items, and the names of those for which n8n is asked. */
function open(parameters: object, items: IDataObject[], type = 'n8n-nodes-npay.npay') {
	const asked: string[] = [];
	const saved = new SavedParameters({
		getNode: () => ({ type, parameters }),
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name: string) => {
			asked.push(name);
			return 'from n8n';
		},
	} as unknown as IExecuteFunctions);
	return { read: (name: string, item = 0) => saved.getNodeParameter(name, item, null), asked };
}

test('n8n is asked for what it alone can tell', () => {
	const { read, asked } = open(
		{
			resource: 'productOrder',
			id: "={{ $json.id || $json['번호'] }}",
			note: '=Order {{ $json.id }}',
			options: { dryRun: true, date: '={{ $now }}' },
		},
		[{ id: '1' }, { 번호: 2 }, { id: ['3'] }],
	);
	expect([read('resource'), read('options.dryRun'), read('hidden'), read('options.none')]).toEqual([
		'productOrder',
		true,
		null,
		null,
	]);
	expect([read('id', 0), read('id', 1)]).toEqual(['1', 2]);
	expect(asked).toEqual([]);
	for (const name of ['note', 'options', 'options.date']) expect(read(name)).toBe('from n8n');
	expect(read('id', 2)).toBe('from n8n');
	expect(asked).toEqual(['note', 'options', 'options.date', 'id']);
});

test('no two items share an object', () => {
	const { read } = open({ codes: ['A', { b: 1 }] }, [{}, {}]);
	expect(read('codes', 0)).toEqual(['A', { b: 1 }]);
	(read('codes', 0) as unknown[]).push('changed');
	expect(read('codes', 1)).toEqual(['A', { b: 1 }]);
});

test.each([
	['a tool', { resource: 'a' }, 'n8n-nodes-npay.npayTool'],
	['a node without parameters', {}, 'n8n-nodes-npay.npay'],
])('of %s n8n is asked for all', (_, parameters, type) => {
	const { read } = open(parameters, [{}], type);
	expect(read('resource')).toBe('from n8n');
});

/** All fields, those in collections too. */
const propertiesOf = (properties: INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) =>
			'values' in option ? option.values : 'type' in option ? [option] : [],
		);
		return [property, ...propertiesOf(inner)];
	});

test.each<[string, new () => INodeType]>([
	['Npay', Npay],
	['NpayCatalog', NpayCatalog],
	['PortOne', PortOne],
	['PortOneV2', PortOneV2],
])('n8n changes no value of %s behind its expressions', (_, Node) => {
	const { properties }: INodeTypeDescription = new Node().description;
	const changed = propertiesOf(properties).filter(
		({ type, validateType }) => validateType !== undefined || type === 'resourceMapper',
	);
	expect(changed.map(({ name }) => name)).toEqual([]);
});
