import fs from 'node:fs';
import path from 'node:path';

/** One column of what an operation gives. */
export interface OutputColumn {
	/** Its name; of a part of an object `amount.total`, of a list's elements `methods[].type`. */
	path: string;
	type: string;
}

interface Schema {
	type?: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** Objects that are told as a whole: what is in them is told elsewhere. */
const WHOLE: ReadonlySet<string> = new Set(['param', 'schedules', 'days']);

function columnsBelow({ properties = {} }: Schema, before: string): OutputColumn[] {
	return Object.entries(properties).flatMap(([name, inner]) => {
		const { type = 'any', items } = inner;
		const at = `${before}${name}`;
		const column = { path: at, type };
		if (WHOLE.has(name)) return [column];
		if (type === 'object') return [column, ...columnsBelow(inner, `${at}.`)];
		return type === 'array' ? [column, ...columnsBelow(items ?? {}, `${at}[].`)] : [column];
	});
}

/** The columns that an operation's output preview (`__schema__`) has; `undefined` where it has none. */
export function columnsOf(
	root: string,
	{ node, resource, operation }: { node: string; resource: string; operation: string },
): OutputColumn[] | undefined {
	const name = `${resource}/${operation}.json`;
	const file = path.join(root, 'nodes', node, '__schema__/v1.0.0', name);
	if (!fs.existsSync(file)) return undefined;
	return columnsBelow(JSON.parse(fs.readFileSync(file, 'utf8')) as Schema, '');
}

/** The columns of a row itself, for what has no preview. */
export const columnsOfRow = (row: object): OutputColumn[] =>
	Object.keys(row).map((name) => ({ path: name, type: 'any' }));
