import { COLUMNS, kindColumns, MAX_KINDS } from './columns';
import type { Row } from './row';

/** One choice of one kind of option: `{ code: 'RED', label: '색상', value: '빨강' }`. */
export interface Selection {
	code: string;
	label: string;
	value: string;
}

/** What a row says of options. */
export interface OptionCells {
	row: Row;
	selections: Selection[];
	/** `selectionCode` of the purchase, `manageCode` of the XML. */
	manageCode: string | undefined;
	/** KRW, may be negative; unset when the cell is empty. */
	price: number | undefined;
}

const KINDS = Array.from({ length: MAX_KINDS }, (_, index) => kindColumns(index + 1));

function readSelections(row: Row): Selection[] {
	const selections: Selection[] = [];
	for (const { label, value, code } of KINDS) {
		if (!row.has(label) && !row.has(value) && !row.has(code)) continue;
		const [kind, chosen] = [row.text(label), row.text(value)];
		if (kind === undefined) throw row.error(label, 'is empty', `Name the kind of option: 색상`);
		if (chosen === undefined) throw row.error(value, 'is empty', 'Name the choice: 빨강');
		if (selections.some((one) => one.label === kind)) {
			throw row.error(label, `names ${kind} a second time in this row`);
		}
		selections.push({ code: row.text(code) ?? chosen, label: kind, value: chosen });
	}
	return selections;
}

/**
 * The option of a row, checked by the rules that both documents share: two or more kinds, or a price, need a code.
 *
 * @returns `undefined` when the row has none
 * @throws CellError
 */
export function readOption(row: Row): OptionCells | undefined {
	const selections = readSelections(row);
	const manageCode = row.text(COLUMNS.manageCode);
	const price = row.integer(COLUMNS.optionPrice, { min: Number.MIN_SAFE_INTEGER });
	if (selections.length === 0) {
		if (manageCode === undefined && (price ?? 0) === 0) return undefined;
		throw row.error(
			KINDS[0]?.label ?? COLUMNS.manageCode,
			'is empty, though the row has an option',
		);
	}
	if (manageCode === undefined && (selections.length > 1 || (price ?? 0) !== 0)) {
		throw row.error(
			COLUMNS.selectionCode,
			selections.length > 1
				? 'is empty, but a choice of two or more kinds of options needs it'
				: 'is empty, but an option that changes the price needs it',
			'Give each combination a code of its own (옵션관리코드), the same in both documents',
		);
	}
	return { row, selections, manageCode, price };
}

/** What identifies a choice, whatever the order of its kinds. */
export const choiceKey = (choice: ReadonlyArray<{ label: string; code: string }>): string =>
	JSON.stringify(choice.map(({ label, code }) => [label, code]).sort());
