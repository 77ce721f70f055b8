import type { CreatedOrder } from '../../../sandbox/npay/orders/create';

export type Members = Record<string, unknown>;

/** A text without halves of characters, as UTF-8 carries it. */
export function wellFormed(text: string): string {
	return Buffer.from(text).toString('utf8');
}

export interface WireRow {
	productOrderId: string;
	lastChangedType: string;
	lastChangedDate: string;
}

export interface WireDetail {
	order: Members;
	productOrder: Members & { productOrderId: string };
	cancel?: Members;
	return?: Members;
	exchange?: Members;
	currentClaim?: { cancel?: Members; return?: Members; exchange?: Members };
	beforeClaim?: { exchange?: Members };
	completedClaims?: Members[];
	delivery: Members;
}

interface WireData {
	count: number;
	more?: { moreFrom: string; moreSequence: string };
	lastChangeStatuses: WireRow[];
	successProductOrderIds: string[];
	successProductOrderInfos: Members[];
	failProductOrderInfos: Array<{ productOrderId: string; code: string; message: string }>;
	contents: Array<{ productOrderId: string; content: WireDetail }>;
	pagination: { hasNext: boolean };
}

/**
 * What tests look at in replies of all kinds. A reply has the members of its own kind only; which
 * ones, and of what types, is what the contract's schemas check.
 */
export interface WireBody {
	[name: string]: unknown;
	access_token: string;
	expires_in: number;
	code: string;
	message: string;
	timestamp: string;
	traceId: string;
	data: WireData & WireDetail[];
	/** Settlement API, which has no envelope. */
	elements: Members[];
	pagination: { page: number; size: number; totalPages: number; totalElements: number };
	invalidInputs: Array<{ name: string; type: string }>;
	/** Control API. */
	error: string;
	orders: CreatedOrder[];
	entries: Members[];
	faults: Members[];
	items: Members[];
}
