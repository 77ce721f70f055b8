import type { Struck } from '../../core/faults/kinds';
import type { Pause } from '../../core/http/exchange';
import type { Input } from '../gateway/input';
import type { Shop } from '../shop';

/** An admitted call. */
export interface Call {
	shop: Shop;
	/** Whose token it came with. */
	impKey: string;
	/** Path parameters, decoded. */
	params: Record<string, string>;
	/** Query and body together, checked for members that the endpoint does not have. */
	input: Input;
	/** Virtual now, epoch ms. */
	now: number;
	struck: Struck;
	/** To be waited for between checks and work, where there is one. */
	pause?: Pause;
	/** Writes an oddity of the request into the journal. */
	note(text: string): void;
}

/** What a call answers; `response` is the reply's member of that name. */
export interface Answer {
	/** Default 200. */
	status?: number;
	/** Default 0. */
	code?: number;
	/** Default null. */
	message?: string;
	/** Absent = the reply has no such member. */
	response?: unknown;
}

/** One operation of PortOne's document. */
export interface Endpoint {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** The documented path. */
	template: string;
	/** The same without what of the path may be left out. */
	alsoAt?: readonly string[];
	/** Names of its parameters in query and body. */
	parameters: readonly string[];
	/** The documented status for wrong input: 400, else 500, else 200 with `code` 1. */
	wrongInput: 200 | 400 | 500;
	/** Its work waits for `pause` after its checks. */
	checksFirst?: true;
	/** Throws WrongInput or Refused. */
	run(call: Call): Answer | Promise<Answer>;
}

export const TOKEN_PATH = '/users/getToken';
