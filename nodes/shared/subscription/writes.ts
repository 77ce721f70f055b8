import { sleep } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../http/apiFailure';
import type { EnsureWords } from './books';
import { afterLosing, beforeWriting, notDone } from './failures';

/** How many answers to writes may be lost. */
const MAX_LOST = 3;
/** Time for the server to finish what it was doing when the connection broke, in ms. */
const SETTLE_MS = 2_000;

/** The writes of one run, with what their answers leave open. */
export class Writes {
	/** How many answers were lost. */
	lost = 0;

	/** The last write that PortOne refused: someone else may have been quicker, so it is looked at anew once. */
	refusal: ApiFailure | undefined;

	/** How the last answer was lost. */
	lastLost: ApiFailure | undefined;

	private hasWritten = false;

	constructor(private readonly words: EnsureWords) {}

	/** Sends a write. @returns its answer, or `undefined` to look again @throws ApiFailure */
	async send<T>(call: () => Promise<T>): Promise<T | undefined> {
		if (this.lost >= MAX_LOST && this.lastLost !== undefined)
			throw notDone(this.lastLost, MAX_LOST);
		this.hasWritten = true;
		const reply = await orFailure(call());
		if (!(reply instanceof ApiFailure)) return reply;
		if (reply.outcomeUnknown) {
			this.lose(reply);
			await sleep(SETTLE_MS);
			return undefined;
		}
		const isSame = this.refusal?.failure.message === reply.failure.message;
		if (isSame || reply.isLasting) throw reply;
		this.refusal = reply;
		return undefined;
	}

	/** Notes a write of whose end nothing is known. */
	lose(how: ApiFailure): void {
		this.lost++;
		this.lastLost = how;
	}

	/** A failure with what it leaves open, or that it left everything as it was. */
	inFull(error: ApiFailure): ApiFailure {
		if (this.lastLost !== undefined) return afterLosing(this.words, this.lastLost, error);
		return this.hasWritten ? error : beforeWriting(error);
	}
}
