type Tree = Record<string, unknown>;

const KEY = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/**
 * Reads an `application/x-www-form-urlencoded` body. Names with brackets are lists and objects, as
 * PHP and its followers have it: `a[]=1&a[]=2`, `a[0][b]=1`, `a[b]=1`. A plain name that comes
 * several times is a list. All values are texts.
 */
export function parseForm(text: string): Tree {
	const root = newTree();
	for (const [key, value] of new URLSearchParams(text)) {
		const [, name, brackets] = KEY.exec(key) ?? [];
		if (name === undefined || brackets === undefined || brackets === '') add(root, key, value);
		else put(root, [name, ...pathOf(brackets)], value);
	}
	return listsOf(root) as Tree;
}

/** `[0][b]` is `0`, `b`. */
function pathOf(brackets: string): string[] {
	return brackets.slice(1, -1).split('][');
}

function put(tree: Tree, [name = '', ...rest]: string[], value: string): void {
	const own = name === '' ? String(Object.keys(tree).length) : name;
	if (rest.length === 0) return add(tree, own, value);
	const child = isTree(tree[own]) ? tree[own] : newTree();
	tree[own] = child;
	put(child, rest, value);
}

function add(tree: Tree, name: string, value: string): void {
	const before = tree[name];
	tree[name] = before === undefined ? value : [before, value].flat();
}

/** Objects whose names are 0, 1, 2… become lists. */
function listsOf(value: unknown): unknown {
	if (!isTree(value)) return value;
	const entries = Object.entries(value).map(([name, member]) => [name, listsOf(member)] as const);
	const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
	return isList ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}

function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without a prototype, so that no name means anything special. */
function newTree(): Tree {
	return Object.create(null) as Tree;
}
