import { changeItem } from '../../../../nodes/Npay/order/changeItem';
import { resources as npay } from '../../../../nodes/Npay/resources';
import { toItem } from '../../../../nodes/Npay/trigger/awaiting/items';
import { sampleOrder } from '../../../../nodes/Npay/trigger/testEvent/sampleOrder';
import { resources as catalog } from '../../../../nodes/NpayCatalog/resources';
import { resources as portOne } from '../../../../nodes/PortOne/resources';
import { resourcesOf } from '../../../../nodes/PortOneV2/resources';
import type { Resource } from '../../../../nodes/shared/run/operation';
import { CATALOG } from './meanings/catalog';
import { NPAY } from './meanings/npay';
import { PORTONE } from './meanings/portOne';
import { PORTONE_V2 } from './meanings/portOneV2';
import { RESULTS } from './meanings/results';
import type { Meanings } from './meanings/types';
import { columnsOf, columnsOfRow, type OutputColumn } from './schemas';

/** What one operation or trigger gives. */
export interface Output {
	name: string;
	columns: OutputColumn[];
}

/** A node with all its outputs, in the form that it opens with. */
export interface NodeOutputs {
	name: string;
	outputs: Output[];
	meanings: Meanings;
	/** Whether its rows have the other forms, Sheet and Raw. */
	hasForms: boolean;
}

type Resources = ReadonlyArray<Pick<Resource<never>, 'value' | 'name' | 'operations'>>;

const outputsOf = (root: string, node: string, resources: Resources): Output[] =>
	resources.flatMap(({ value: resource, name, operations }) =>
		operations.flatMap((operation) => {
			const columns = columnsOf(root, { node, resource, operation: operation.value });
			return columns === undefined ? [] : [{ name: `${name} > ${operation.name}`, columns }];
		}),
	);

const FORM = { output: 'simplified', personalData: 'full', includeDetails: true } as const;

/** Rows of the Npay Trigger, made by its own code of its own sample order. */
function npayTrigger(root: string): Output[] {
	const detail = sampleOrder(0);
	const event = { eventId: '', row: { productOrderId: '' } };
	const change = changeItem(
		{ event, isWanted: true, detail, problem: undefined } as never,
		FORM as never,
	);
	const waiting = toItem({ id: '', productOrderId: '', kind: 'confirm', detail } as never, FORM);
	const known = columnsOf(root, { node: 'Npay', resource: 'productOrder', operation: 'getMany' });
	const typeOf = new Map(known?.map(({ path, type }) => [path, type]));
	const typed = (row: object): OutputColumn[] =>
		columnsOfRow(row).map(({ path }) => ({
			path,
			type: typeOf.get(path) ?? TYPES[path] ?? 'string',
		}));
	return [
		{ name: 'Npay Trigger: New Order, Claim Request, Changes', columns: typed(change) },
		{ name: 'Npay Trigger: Awaiting Action', columns: typed(waiting) },
	];
}

const TYPES: Readonly<Record<string, string>> = {
	receiverAddressChanged: 'boolean',
	detailsMissing: 'boolean',
	unreadable: 'boolean',
	change: 'object',
	amountMatches: 'boolean',
	signatureChecked: 'boolean',
	cancellation: 'object',
	expectedAmount: 'number',
};

/** What a trigger tells beside what a read of the same thing shows. */
function triggerOf(
	name: string,
	read: Output | undefined,
	before: string[],
	after: string[],
): Output {
	const typed = (path: string): OutputColumn => ({ path, type: TYPES[path] ?? 'string' });
	const columns = [...before.map(typed), ...(read?.columns ?? []), ...after.map(typed)];
	const unique = new Map(columns.map((column) => [column.path, column]));
	return { name, columns: [...unique.values()] };
}

/** All nodes with what they give. @param root the project's folder */
export function nodeOutputs(root: string): NodeOutputs[] {
	const v1 = outputsOf(root, 'PortOne', portOne);
	const v2 = outputsOf(root, 'PortOneV2', resourcesOf.portOne);
	const ceos = outputsOf(root, 'PortOneV2', [...resourcesOf.ceos.slice(1)]);
	const named = (outputs: Output[], name: string) => outputs.find((one) => one.name === name);
	return [
		{
			name: 'Npay',
			outputs: [...outputsOf(root, 'Npay', npay), ...npayTrigger(root)],
			meanings: { ...RESULTS, ...NPAY },
			hasForms: true,
		},
		{
			name: 'PortOne V1',
			outputs: [
				...v1,
				triggerOf(
					'PortOne V1 Trigger',
					named(v1, 'Payment > Get'),
					[],
					['cancellation_id', 'cancellation', 'eventId', 'amountMatches', 'expectedAmount'],
				),
			],
			meanings: { ...RESULTS, ...PORTONE },
			hasForms: false,
		},
		{
			name: 'PortOne V2',
			outputs: [
				...v2,
				...ceos,
				triggerOf(
					'PortOne V2 Trigger: payments',
					named(v2, 'Payment > Get'),
					['type', 'typeLabel', 'timestamp', 'signatureChecked', 'eventId'],
					[
						...['notifiedTransactionId', 'cancellationId', 'cancellation'],
						...['amountMatches', 'expectedAmount'],
					],
				),
				triggerOf(
					'PortOne V2 Trigger: billing keys',
					named(v2, 'Billing Key > Get'),
					['type', 'typeLabel', 'timestamp', 'signatureChecked', 'eventId'],
					[],
				),
			],
			meanings: { ...RESULTS, ...PORTONE_V2 },
			hasForms: false,
		},
		{
			name: 'Npay Catalog',
			outputs: outputsOf(root, 'NpayCatalog', catalog),
			meanings: { ...RESULTS, ...CATALOG },
			hasForms: false,
		},
	];
}
