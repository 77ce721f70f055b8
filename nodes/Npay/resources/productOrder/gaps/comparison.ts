import type { IDataObject } from 'n8n-workflow';

import { definedOnly, merged } from '../../../../shared/data/objects';
import type { Outcome } from '../../../../shared/failure/errors';
import type { Entry } from '../../../../shared/run/operation';
import { labelOf } from '../../../api/codes/labels';
import type { Detail } from '../../../api/details';
import { type OutputForm, present } from '../../../order/output';
import { codeCell } from '../../../order/rows/cells';
import { detailOf } from '../../../order/rows/changes';
import { stateOf } from '../../../order/state';

/** One row of the user's records. */
export interface Recorded {
	/** Ids in it; none in an empty sheet. */
	ids: string[];
	/** The state that it says. */
	status: string | undefined;
	form: OutputForm;
}

/** What the comparison says about one product order. */
type Finding = 'missing' | 'differs' | 'unknownToNaver' | 'ok';

const FINDING_TERMS: Record<Finding, string> = {
	missing: '기록에 없음',
	differs: '상태 다름',
	unknownToNaver: '네이버에 없음',
	ok: '일치',
};

/** What was found, before the columns of the order; the finding itself stands in every form. */
const HEADS: Record<
	OutputForm['output'],
	(finding: Finding, status: string | undefined) => object
> = {
	simplified: (finding, status) => ({
		finding,
		findingLabel: FINDING_TERMS[finding],
		recordedStatus: status ?? null,
		recordedStatusLabel: labelOf('productOrderStatus', status) ?? null,
	}),
	sheet: (finding, status) => ({
		finding,
		점검결과: FINDING_TERMS[finding],
		'기록된 주문상태': codeCell(status, 'productOrderStatus'),
	}),
	raw: (finding, status) => definedOnly({ finding, recordedStatus: status }),
};

const rowOf = (
	finding: Finding,
	detail: Detail,
	{ form, status }: Pick<Recorded, 'form' | 'status'>,
): IDataObject => merged(HEADS[form.output](finding, status), present(detail, form));

/** Where an id stands in the user's records: its item, and its place among all that are told. */
interface Place {
	entry: Entry<Recorded>;
	place: number;
}

/**
 * Compares product orders with the user's records one by one, as they are read: of each only the row is kept that is
 * told of it, and none where both sides are the same and that isn't to be told.
 */
export class Comparison {
	private readonly recorded = new Map<string, Place[]>();

	private readonly compared: Array<Outcome | undefined> = [];

	private readonly missing = new Map<string, IDataObject>();

	private readonly seen = new Set<string>();

	/** @param entries all of the user's records; the first item's form is that of what they don't have */
	constructor(
		private readonly entries: ReadonlyArray<Entry<Recorded>>,
		private readonly includeMatches: boolean,
	) {
		for (const entry of entries) {
			for (const id of entry.input.ids) {
				const place = this.compared.push(undefined) - 1;
				const places = this.recorded.get(id);
				if (places === undefined) this.recorded.set(id, [{ entry, place }]);
				else places.push({ entry, place });
			}
		}
	}

	/** Notes one that Naver has in the period. One that comes again stands as it was last seen. */
	noteInPeriod(detail: Detail, id: string): void {
		const [first] = this.entries;
		if (this.recorded.has(id)) this.note(detail, id);
		else if (first !== undefined) {
			const { form } = first.input;
			this.missing.set(id, rowOf('missing', detail, { form, status: undefined }));
		}
	}

	/** Notes one that is recorded. */
	note(detail: Detail, id: string): void {
		this.seen.add(id);
		const { productOrderStatus } = stateOf(detail);
		for (const { entry, place } of this.recorded.get(id) ?? []) {
			const { itemIndex, input } = entry;
			const differs = input.status !== undefined && input.status !== productOrderStatus;
			const isTold = differs || this.includeMatches;
			this.compared[place] = isTold
				? { itemIndex, json: rowOf(differs ? 'differs' : 'ok', detail, input) }
				: undefined;
		}
	}

	/** Recorded ids of which nothing was noted. */
	get unseen(): string[] {
		return [...this.recorded.keys()].filter((id) => !this.seen.has(id));
	}

	/** What is told: the user's records in their order, then what they don't have. Whatever is unseen Naver doesn't know. */
	outcomes(): Outcome[] {
		for (const id of this.unseen) {
			for (const { entry, place } of this.recorded.get(id) ?? []) {
				const { itemIndex, input } = entry;
				const known =
					input.form.output === 'raw' ? { productOrderId: id } : detailOf({ productOrderId: id });
				this.compared[place] = { itemIndex, json: rowOf('unknownToNaver', known, input) };
			}
		}
		const [first] = this.entries;
		const itemIndex = first?.itemIndex ?? 0;
		return [
			...this.compared.filter((outcome) => outcome !== undefined),
			...[...this.missing.values()].map((json) => ({ itemIndex, json })),
		];
	}
}
