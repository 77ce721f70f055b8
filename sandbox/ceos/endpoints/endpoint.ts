import type { Pause } from '../../core/http/exchange';
import type { Books } from '../books';
import type { CeosSettings } from '../settings';

/** An admitted call. */
export interface Call {
	books: Books;
	settings: CeosSettings;
	/** Whose secret it came with; empty where none is needed. */
	githubId: string;
	/** Path parameters, decoded. */
	params: Record<string, string>;
	/** Reads the body: JSON, or undefined when there is none. Throws Refused. */
	body(): unknown;
	/** Virtual now, epoch ms: work that was put off is done later than it was asked for. */
	now(): number;
	/** To be waited for between checks and work, where there is one. */
	pause?: Pause;
	/** Writes an oddity of the request into the journal. */
	note(text: string): void;
}

/** What a call answers; `plain`: a text that is sent as it is. */
export interface Answer {
	body: unknown;
	plain?: boolean;
}

/** One call of CEOS's page. */
export interface Endpoint {
	method: 'GET' | 'POST';
	/** The documented path. */
	template: string;
	/** Needs no secret. */
	open?: boolean;
	/** Its work waits for `pause` after its checks. */
	checksFirst?: true;
	/** Throws Refused. */
	run(call: Call): Answer | Promise<Answer>;
}
