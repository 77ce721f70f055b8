import type { Struck } from '../../core/faults/kinds';
import type { Pause } from '../../core/http/exchange';
import type { Books } from '../books';
import type { ErrorType } from '../gateway/errors';
import type { Reader } from '../gateway/input';
import type { Execution } from '../schedules/execution';

/** An admitted call. */
export interface Call<Body> {
	books: Books;
	/** What carries the books' schedules out. */
	execution: Execution;
	/** The store whose secret it came with. */
	storeId: string;
	/** Path parameters, decoded. */
	params: Record<string, string>;
	/** The body, or the query of a reading; as its schema has it. */
	input: Body;
	/** Virtual now, epoch ms. */
	now: number;
	struck: Struck;
	/** To be waited for between checks and work, where there is one. */
	pause?: Pause;
}

/** One operation of PortOne's document. */
export interface Endpoint {
	operationId: string;
	method: 'GET' | 'POST' | 'DELETE';
	/** The documented path. */
	template: string;
	/**
	 * Where its input is: in the body; in the query; or in either, as `requestBody` in the query
	 * then ("query or body").
	 */
	from: 'body' | 'query' | 'queryOrBody';
	read: Reader;
	/** The store that an input names. */
	storeOf(input: unknown): string | undefined;
	/** Documented errors beside wrong input, no secret, and another's store. */
	errors: readonly ErrorType[];
	/** Its work waits for `pause` after its checks. */
	checksFirst?: true;
	/** Throws Refused. */
	run(call: Call<unknown>): object | Promise<object>;
}

type Spec<Body> = Omit<Endpoint, 'storeOf' | 'run'> & {
	storeOf?(input: Body): string | undefined;
	run(call: Call<Body>): object | Promise<object>;
};

/** An operation whose reader makes sure that its input is a Body. */
export function endpoint<Body extends { storeId?: string } | object>(spec: Spec<Body>): Endpoint {
	const storeIdOf = (input: { storeId?: string }) => input.storeId;
	return {
		...spec,
		storeOf: (input) => (spec.storeOf ?? storeIdOf)(input as Body),
		run: (call) => spec.run(call as Call<Body>),
	};
}
