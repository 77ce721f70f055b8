import type { Struck } from '../../core/faults/kinds';
import type { Input } from '../gateway/input';
import type { NpaySimulator } from '../simulator';

/** An admitted call of the order API. */
export interface Call {
	simulator: NpaySimulator;
	merchantId: string;
	/** Path parameters, decoded. */
	params: Record<string, string>;
	query: Input;
	/** The JSON body; refuses what is not a JSON object. */
	body(): Input;
	/** The same for calls that need none: an empty body has no members. */
	optionalBody(): Input;
	struck: Struck;
	/** Writes an oddity of the request into the journal. */
	note(text: string): void;
}

/** One API: `template` is the documented path, `run` gives the reply's `data`. */
export interface Endpoint {
	method: 'GET' | 'POST';
	template: string;
	/** What `run` gives is the whole reply, without an envelope. */
	bare?: true;
	run(call: Call): unknown;
}

export const MALL = '/v1/pay-order/mall';
export const SETTLE = '/v1/pay-settle-mall';
export const TOKEN_PATH = '/v1/oauth2/token';

/** Most product orders in one writing call, and in one reading call. */
export const WRITE_BATCH = 30;
export const QUERY_BATCH = 300;

/** The longest range that a reading may ask for, and the one it gets without an end. */
export const LONGEST_RANGE_MS = 24 * 60 * 60 * 1000;
