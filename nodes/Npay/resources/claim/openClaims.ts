import { limited, type Listing, mapRows } from '../../../shared/data/listing';
import { DAY } from '../../../shared/data/time';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { integer } from '../../../shared/fields/kinds';
import { PAGING, readLimit } from '../../../shared/fields/limit';
import { defineOperation, type Operation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import { serverNow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { fetchProductOrders } from '../../api/productOrders';
import { OUTPUT_FORM, type OutputForm, present, readOutputForm } from '../../order/output';
import { stateOf } from '../../order/state';

const DEFAULT_DAYS = 30;
/** How far back a claim can still be open: as far as Awaiting Action looks, too. */
const MOST_DAYS = 120;

const fields = defineFields({
	lookbackDays: integer(
		{
			label: 'Requested in the Last (Days)',
			typeOptions: { minValue: 1, maxValue: MOST_DAYS },
			default: DEFAULT_DAYS,
			description: `클레임 요청일: how many days back a claim may have been requested, up to ${MOST_DAYS}. Each day is one call.`,
		},
		{ min: 1, max: MOST_DAYS },
	),
	...PAGING,
	...OUTPUT_FORM,
});

interface OpenClaimsInput {
	days: number;
	limit: number;
	form: OutputForm;
}

/** What differs between the kinds of claims. */
export interface OpenClaimsSpec {
	claimType: 'CANCEL' | 'RETURN' | 'EXCHANGE';
	/** States in which a claim of this type is not done; some belong to two types. */
	claimStatuses: string[];
	/** Naver's term. */
	term: string;
	/** Sentence case. */
	action: string;
	description: string;
}

async function readOpenClaims(
	client: NpayClient,
	{ claimType, claimStatuses }: OpenClaimsSpec,
	{ days, limit, form }: OpenClaimsInput,
): Promise<Listing> {
	const now = await serverNow(client);
	const found = await fetchProductOrders(client, {
		// Both ends are part of a window: one more millisecond would be one more call.
		from: now - days * DAY + 1,
		to: now,
		filters: {
			rangeType: 'CLAIM_REQUESTED_DATETIME',
			claimStatuses,
			quantityClaimCompatibility: true,
		},
	});
	const open = [...found.values()].filter((detail) => stateOf(detail).claimType === claimType);
	return mapRows(limited(open, limit, 'none'), (detail) => present(detail, form));
}

/**
 * Claims of one kind that are not done, held ones among them: what this resource's other operations decide. Ours:
 * the conditional list, by the day on which a claim was requested, 24 h a call.
 */
export const openClaims = (spec: OpenClaimsSpec): Operation<NpayClient> =>
	defineOperation<NpayClient, OpenClaimsInput>({
		value: 'getMany',
		name: 'Get Many',
		term: spec.term,
		action: spec.action,
		description: spec.description,
		endpoints: ['getProductOrders', 'getChanges'],
		done: 'read',
		properties: editorOf(fields),
		read: (parameters) => ({
			days: fields.lookbackDays.read(parameters) ?? DEFAULT_DAYS,
			limit: readLimit(parameters),
			form: readOutputForm(parameters),
		}),
		run: async (entries, context) =>
			await readLists(
				entries,
				context,
				async (input) => await readOpenClaims(context.api, spec, input),
			),
	});
