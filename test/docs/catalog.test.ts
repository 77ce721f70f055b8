import { resources } from '../../nodes/NpayCatalog/resources';
import { COLUMNS, kindColumns } from '../../nodes/NpayCatalog/rows/columns';
import { catalogPages } from '../../scripts/lib/docs/catalogPages';

test('every operation has what the editor and the errors need', () => {
	for (const { operations } of resources) {
		for (const { name, term, action, done, properties } of operations) {
			expect(name).toMatch(/^[A-Z]/);
			expect(action).toMatch(/^[A-Z][^A-Z]/);
			expect(term).toMatch(/\p{Script=Hangul}/u);
			expect(done).toMatch(/^[a-z]/);
			expect(new Set(properties.map((property) => property.name)).size).toBe(properties.length);
		}
	}
});

test('no two columns share a header, and every column is in the docs', () => {
	const columns = [
		...Object.values(COLUMNS),
		...[1, 2, 10].flatMap((kind) => Object.values(kindColumns(kind))),
	];
	const keys = columns.flatMap((column) => [...new Set([...column.keys, ...column.aliasKeys])]);
	expect(new Set(keys).size).toBe(keys.length);
	const page = catalogPages()['docs/catalog.md'] ?? '';
	for (const { name } of Object.values(COLUMNS)) expect(page).toContain(`| \`${name}\` |`);
});
