import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type {
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { ROOT } from '../../../scripts/lib/paths';

/** A node's panel to be photographed. */
export interface Panel {
	/** What is seen: `product-order-dispatch`. */
	name: string;
	parameters: INodeParameters;
}

/** A node of the package, with a panel for each thing that it can do. */
export interface NodePanels {
	description: INodeTypeDescription;
	panels: Panel[];
}

const optionsOf = ({ options = [] }: INodeProperties): INodePropertyOptions[] =>
	options.filter((option): option is INodePropertyOptions => 'value' in option);

const isShownFor = ({ displayOptions }: INodeProperties, chosen: INodeParameters): boolean =>
	Object.entries(displayOptions?.show ?? {}).every(
		([name, values]) => !(name in chosen) || (values as unknown[]).includes(chosen[name]),
	);

/** Every field of a collection, as it is when it has just been added. */
const filled = (property: INodeProperties): INodeParameters =>
	Object.fromEntries(
		((property.options ?? []) as INodeProperties[]).map(({ name, default: value }) => [
			name,
			value as never,
		]),
	);

/** The parameters with every collection's fields added, so that all of them are seen. */
const withCollections = (
	{ properties }: INodeTypeDescription,
	chosen: INodeParameters,
): INodeParameters => ({
	...chosen,
	...Object.fromEntries(
		properties
			.filter((property) => property.type === 'collection' && isShownFor(property, chosen))
			.map((property) => [property.name, filled(property)]),
	),
});

const toName = (parts: unknown[]): string =>
	parts
		.map((part) => String(part).replace(/([a-z])([A-Z])/g, '$1-$2'))
		.join('-')
		.toLowerCase();

/** Every combination of the choices that decide which fields there are. */
function choicesOf({ properties }: INodeTypeDescription): INodeParameters[] {
	let found: INodeParameters[] = [{}];
	for (const name of ['server', 'triggerOn', 'resource', 'operation']) {
		found = found.flatMap((chosen) => {
			const selector = properties.find((one) => one.name === name && isShownFor(one, chosen));
			if (selector === undefined) return [chosen];
			return optionsOf(selector).map(({ value }) => ({ ...chosen, [name]: value as string }));
		});
	}
	return found;
}

/** All nodes as they were built. */
export function nodesOfPackage(): NodePanels[] {
	const { n8n } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	const load = createRequire(path.join(ROOT, 'package.json'));
	return n8n.nodes.map((file) => {
		const [Node] = Object.values(load(`./${file}`) as Record<string, new () => INodeType>);
		if (Node === undefined) throw new Error(`${file} holds no node`);
		const { description } = new Node();
		const panels = choicesOf(description).map((chosen) => ({
			name: toName(Object.values(chosen)) || 'panel',
			parameters: withCollections(description, chosen),
		}));
		return { description, panels };
	});
}
