import { type IDataObject, UserError } from 'n8n-workflow';

/** A parameter of one input item that can't be sent: found before any request. */
export class InputError extends UserError {
	/**
	 * @param parameter the parameter's display name, as the editor shows it
	 * @param problem what is wrong with it, as the rest of a sentence: `is not a date`
	 * @param advice what to do about it
	 */
	constructor(
		readonly parameter: string,
		problem: string,
		readonly advice?: string,
	) {
		super(`${parameter} ${problem}`);
	}

	/** Whether nothing was filled in. */
	get isEmpty(): boolean {
		return this.message === `${this.parameter} is empty`;
	}
}

/** Why something could not be done, in the form that both error output and error messages are made from. */
export interface Failure {
	/** What happened; the server's own words where it said something. */
	message: string;
	/** What to do where. */
	advice?: string;
	/** The server's error code, e.g. `9999` or `GW.RATE_LIMIT`. */
	code?: string;
	/** Names the request in the server's logs; support asks for it. */
	traceId?: string;
	/** HTTP status, where there was an answer. */
	httpCode?: string;
	/** True when input was at fault and nothing was sent. */
	badInput?: boolean;
	/** True when it is not known whether what was sent was done: it may still take effect. */
	isOpen?: boolean;
}

/** A wrong parameter as the failure of its item. */
export const inputFailure = (error: InputError): Failure => ({
	message: error.message,
	advice: error.advice,
	badInput: true,
});

/** What one input item brought: a row of output, or a failure with the fields that identify it. */
export interface Outcome {
	itemIndex: number;
	/** Every item that went into the row, where that is more than one. */
	itemIndexes?: number[];
	json: IDataObject;
	failure?: Failure;
}
