import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { property, standIn } from './standIns';

interface Condition {
	keyName: string;
	condition?: 'eq' | 'neq';
	keyValue: unknown;
}

/** The rows of n8n's Data Tables by table; `beforeRead` happens while a node reads. */
export interface Tables {
	rows: Map<string, IDataObject[]>;
	beforeRead?: (table: string) => void;
}

const PROPERTIES = [
	property('resource', 'string'),
	property('operation', 'string'),
	property('dataTableId', 'json'),
	property('filters', 'json'),
	property('columns', 'json'),
	property('tableName', 'string'),
];

function runRow(functions: IExecuteFunctions, index: number, tables: Tables): IDataObject[] {
	const { value: name } = functions.getNodeParameter('dataTableId', index) as { value: string };
	const rows = tables.rows.get(name);
	if (rows === undefined) throw new Error(`Data table with name "${name}" not found`);
	const operation = functions.getNodeParameter('operation', index) as string;
	const item = functions.getInputData()[index]?.json ?? {};
	if (operation === 'insert') {
		rows.push({ ...item });
		return [{ ...item }];
	}
	const { conditions } = functions.getNodeParameter('filters', index) as {
		conditions: Condition[];
	};
	if (operation !== 'upsert' && operation !== 'update') tables.beforeRead?.(name);
	const found = rows.filter((row) =>
		conditions.every(
			({ keyName, condition, keyValue }) => (row[keyName] === keyValue) === (condition !== 'neq'),
		),
	);
	if (operation === 'get') return structuredClone(found);
	if (operation === 'rowExists') return found.length > 0 ? [item] : [];
	if (operation === 'rowNotExists') return found.length > 0 ? [] : [item];
	if (operation !== 'upsert' && operation !== 'update')
		throw new Error(`The stand-in has no ${operation}`);
	const { value } = functions.getNodeParameter('columns', index) as { value: IDataObject };
	const isNew = found.length === 0 && operation === 'upsert';
	if (isNew) rows.push({ ...value });
	for (const row of found) Object.assign(row, value);
	return structuredClone(isNew ? rows.slice(-1) : found);
}

/**
 * n8n's Data Table node, cut down to what the examples need: conditions are equalities, or their
 * opposites, that all hold, and what is inserted is the input.
 */
export const dataTable = (tables: Tables): INodeType =>
	standIn('dataTable', PROPERTIES, (functions) => {
		if (functions.getNodeParameter('resource', 0) === 'table') {
			const name = functions.getNodeParameter('tableName', 0) as string;
			tables.rows.set(name, tables.rows.get(name) ?? []);
			return [[{ json: { name } }]];
		}
		const items = functions.getInputData();
		return [
			items.flatMap((_, index) =>
				runRow(functions, index, tables).map(
					(json): INodeExecutionData => ({ json, pairedItem: { item: index } }),
				),
			),
		];
	});
