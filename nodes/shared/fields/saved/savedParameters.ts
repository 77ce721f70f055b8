import type { IExecuteFunctions, INode, INodeParameters } from 'n8n-workflow';

import { isTool } from '../../agent/tool';
import type { ParameterSource } from '../parameterReader';
import { evaluate, type ItemExpression, parseItemExpression, UNSURE } from './itemExpression';

/** How a parameter is read, the same for all items of a run. */
type Way =
	/** It isn't there: hidden, or not added to its collection. */
	| { absent: true }
	/** It is the same for all items. */
	| { value: unknown }
	/** Each item holds it. */
	| { ofItem: ItemExpression }
	/** Only n8n can tell. */
	| { ask: true };

const ASK: Way = { ask: true };

/** Whether there is an expression in it, however deep: n8n takes any text for one that begins with `=`. */
function holdsExpression(saved: unknown): boolean {
	if (typeof saved === 'string') return saved.startsWith('=');
	return typeof saved === 'object' && saved !== null && Object.values(saved).some(holdsExpression);
}

/** A copy of what is saved, which is JSON: as n8n gives one for each item, so that no item shares it with another. */
function copyOf(saved: unknown): unknown {
	if (Array.isArray(saved)) return saved.map(copyOf);
	if (typeof saved !== 'object' || saved === null) return saved;
	return Object.fromEntries(Object.entries(saved).map(([name, value]) => [name, copyOf(value)]));
}

function wayOf(saved: unknown): Way {
	if (!holdsExpression(saved)) return { value: saved };
	const ofItem = typeof saved === 'string' ? parseItemExpression(saved) : undefined;
	return ofItem === undefined ? ASK : { ofItem };
}

/** @param path dots reach into collections */
function find(parameters: INodeParameters, path: string): Way {
	let saved: unknown = parameters;
	for (const name of path.split('.')) {
		if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) return ASK;
		if (!Object.hasOwn(saved, name)) return { absent: true };
		saved = (saved as INodeParameters)[name];
	}
	return saved === undefined ? { absent: true } : wayOf(saved);
}

/**
 * A run's parameters as n8n tells them, without asking it for each item where the answer is known: most fields hold no
 * expression, and most expressions name a field of the item. n8n's own way takes longer than all else that a node does.
 *
 * It rests on what n8n does (read in 1.123 and 2.41): a node's saved parameters are complete, with defaults and without
 * hidden ones; they are the same for all items; what is missing becomes the fallback; only fields with `validateType`
 * are changed behind that, and no node of ours has any.
 */
export class SavedParameters implements ParameterSource {
	private readonly node: INode;
	private readonly items: ReadonlyArray<{ json: unknown }>;
	private readonly ways = new Map<string, Way>();
	private readonly asksAlways: boolean;

	constructor(private readonly functions: IExecuteFunctions) {
		this.node = functions.getNode();
		this.items = functions.getInputData();
		// A tool's parameters are what the model fills in; a node without any isn't as n8n saves them.
		this.asksAlways = isTool(this.node) || Object.keys(this.node.parameters).length === 0;
	}

	/** The node as it is saved: one copy for the run. */
	getNode(): INode {
		return this.node;
	}

	/** As n8n's own; what it gives is the item's alone. */
	getNodeParameter(name: string, itemIndex: number, fallback: unknown): unknown {
		const way = this.wayTo(name);
		if ('value' in way) return copyOf(way.value);
		if ('absent' in way) return fallback;
		if ('ofItem' in way) {
			const value = evaluate(way.ofItem, this.items[itemIndex]?.json);
			if (value !== UNSURE) return value;
		}
		return this.functions.getNodeParameter(name, itemIndex, fallback as never);
	}

	private wayTo(name: string): Way {
		if (this.asksAlways) return ASK;
		const known = this.ways.get(name);
		if (known !== undefined) return known;
		const way = find(this.node.parameters, name);
		this.ways.set(name, way);
		return way;
	}
}
