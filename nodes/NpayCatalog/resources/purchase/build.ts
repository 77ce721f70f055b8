import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../shared/failure/errors';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { defineOperation, type Entry } from '../../../shared/run/operation';
import { purchaseLimits } from '../../documents/limits';
import { toPurchase } from '../../documents/purchase';
import { groupRows } from '../../rows/agree';
import type { Row } from '../../rows/row';
import { type Attempt, attempt, buildDocument } from '../documents';
import { buildOptions, columnsNotice, limitWarnings, row } from '../fields';
import { PURCHASE_COLUMNS, SHOWN_COLUMNS } from './columns';
import { labelOf, ORDER, readOrder } from './order';

const fields = defineFields({
	columnsNotice: columnsNotice(
		'One row for each product and option that is bought, and one for each supplement (추가구성품).',
		SHOWN_COLUMNS,
	),
	row,
	...ORDER,
	options: optionsOf(buildOptions(PURCHASE_COLUMNS)),
});

interface PurchaseRow {
	row: Row;
	order: IDataObject;
	additionalColumns: string[];
	strictLimits: boolean;
}

interface BuildInput {
	/** Unset where the item has none that can be read: then no purchase is known to be whole. */
	merchant_uid: string | undefined;
	content: Attempt<PurchaseRow>;
}

/** The order's fields of all rows together; an empty one agrees with anything. @throws InputError */
function joinOrders(rows: PurchaseRow[]): IDataObject {
	const joined: IDataObject = {};
	for (const { order } of rows) {
		for (const [name, value] of Object.entries(order)) {
			const known = joined[name];
			if (known !== undefined && JSON.stringify(known) !== JSON.stringify(value)) {
				throw new InputError(
					labelOf(name),
					`has different values in rows of one purchase: ${JSON.stringify(known)} and ${JSON.stringify(value)}`,
				);
			}
			joined[name] = value;
		}
	}
	if (joined.buyer_tel === undefined) {
		throw new InputError(
			labelOf('buyer_tel'),
			'is empty',
			"PortOne requires it, and overwrites it with the buyer's own after the payment",
		);
	}
	return joined;
}

function toResult(merchant_uid: string, rows: PurchaseRow[]): IDataObject {
	const additionalColumns = [...new Set(rows.flatMap((one) => one.additionalColumns))];
	const param = toPurchase(
		rows.map((one) => one.row),
		{ ...joinOrders(rows), merchant_uid },
		additionalColumns,
	);
	const isStrict = rows.some(({ strictLimits }) => strictLimits);
	return { merchant_uid, param, ...limitWarnings(purchaseLimits(param), isStrict) };
}

const contentOf = ({ itemIndex, input }: Entry<BuildInput>): Entry<Attempt<PurchaseRow>> => ({
	itemIndex,
	input: input.content,
});

export const build = defineOperation<undefined, BuildInput>({
	value: 'build',
	name: 'Build',
	term: '구매 정보 만들기',
	action: 'Build a purchase',
	description: 'The param of IMP.request_pay, from rows of a sheet',
	endpoints: [],
	needsAllItems: true,
	done: 'built',
	properties: editorOf(fields),
	read(parameters) {
		const merchant_uid = attempt(() => fields.merchant_uid.read(parameters));
		if ('problem' in merchant_uid) return { merchant_uid: undefined, content: merchant_uid };
		return {
			merchant_uid: merchant_uid.value,
			content: attempt(() => ({
				row: fields.row.read(parameters),
				order: readOrder(parameters),
				additionalColumns: fields.options.additionalColumns.read(parameters),
				strictLimits: fields.options.strictLimits.read(parameters),
			})),
		};
	},
	async run(entries) {
		if (entries.some(({ input }) => input.merchant_uid === undefined)) {
			return [buildDocument(entries.map(contentOf), {}, () => ({}))];
		}
		const groups = groupRows(entries, ({ input }) => input.merchant_uid ?? '');
		return [...groups].map(([merchant_uid, group]) =>
			buildDocument(group.map(contentOf), { merchant_uid }, (rows) => toResult(merchant_uid, rows)),
		);
	},
});
