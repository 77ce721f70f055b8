import type { IDataObject } from 'n8n-workflow';

import type { WriteResult } from '../../../shared/write/writer';
import type { Doubt } from '../../../shared/write/doubts';
import { DOUBT_MS, isOpen } from '../../../shared/write/doubts';
import type { Failure } from '../../../shared/failure/errors';
import { definedOnly } from '../../../shared/data/objects';
import type { OperationContext } from '../../../shared/run/operation';
import { toKst } from '../../../shared/data/time';
import type { NpayClient } from '../../api/client';
import type { ClaimState, OrderState } from '../../api/details';
import type { EndpointName } from '../../api/endpoints';
import { isOpenClaim } from '../../order/refusals';
import type { WriteUnit } from '../../order/writes';
import { answeredLately, forgetAnswered, noteAnswered } from './answers';
import type { ClaimJudge } from './judges';

/** One call about a product order's claim. */
export interface ClaimUnit extends WriteUnit {
	/** The API's own fields, or none: then nothing is sent as a body. */
	body: IDataObject | undefined;
	/** Pieces that are left by the operator's own record, where he gives them. */
	remainQuantity: number | undefined;
	/** The product order as it was read before anything was sent. */
	before?: OrderState;
}

/** How many tries of nodes with Retry On Fail are remembered: the oldest go first. */
const REMEMBERED = 2_000;

/** The claims that a node's first try has found, for its further tries. */
const firstFound = new Map<string, string>();

function keepFirst(key: string, id: string): void {
	firstFound.set(key, id);
	for (const oldest of firstFound.keys()) {
		if (firstFound.size <= REMEMBERED) return;
		firstFound.delete(oldest);
	}
}

const inWords = (instant: number): string => `${toKst(instant).slice(0, 16).replace('T', ' ')} KST`;

const LOOK =
	'Look at the claims of the product order (클레임) in 네이버페이센터, or read it with Get';

/** What a row tells of a claim. */
export const toldOf = ({ id, type, status, requestDate, quantity }: ClaimState): IDataObject =>
	definedOnly({
		claimType: type,
		claimId: id,
		claimStatus: status,
		claimRequestDate: requestDate,
		requestQuantity: quantity,
	});

const found = (how: object, claim: ClaimState): WriteResult => ({
	row: { success: true, ...how, ...toldOf(claim) },
});

/**
 * What earlier calls mean for the next one on the same product order, in other tries of the node, in other runs and
 * in other workflows of this process. The API's calls name no claim and take no key of their own, so a call that
 * goes out again decides whatever claim is open by then, or takes another part.
 */
export class ClaimMemory {
	/** Product orders that didn't show, when they were last read, what this process was told of. */
	private readonly behind = new Set<string>();

	constructor(
		private readonly endpoint: EndpointName,
		private readonly judge: ClaimJudge,
		private readonly shop: string,
		private readonly context: Pick<OperationContext<NpayClient>, 'doubts' | 'retryKey'>,
	) {}

	/**
	 * What to make of a product order before anything is sent to it.
	 *
	 * @param now by the server's clock where it tells, in ms
	 * @returns its result where nothing is to be sent; `undefined` where it may be
	 */
	look(state: OrderState, unit: ClaimUnit, now: number): WriteResult | undefined {
		this.behind.delete(unit.productOrderId);
		return this.judge.partOf === undefined
			? this.lookAtDecision(state, unit, now)
			: this.lookAtPart(state, unit, now);
	}

	/** Whether the last look came too early: Naver may show late what it has said it did. */
	isBehind({ productOrderId }: WriteUnit): boolean {
		return this.behind.has(productOrderId);
	}

	private nameOf(unit: ClaimUnit): string {
		return `${this.shop}/${this.subjectOf(unit)}`;
	}

	private subjectOf({ productOrderId }: WriteUnit): string {
		return `${productOrderId}/${this.endpoint}`;
	}

	private doubtsAbout(unit: ClaimUnit): Doubt[] {
		return this.context.doubts.find('claim', this.shop, this.subjectOf(unit));
	}

	/** A part that was asked for, and whose answer was lost: no other part goes out before that is known. */
	private lookAtPart(state: OrderState, unit: ClaimUnit, now: number): WriteResult | undefined {
		const { remainQuantity } = unit;
		const body = unit.body ?? {};
		const asked = this.judge.partOf?.(body);
		const answered = answeredLately(this.nameOf(unit), now);
		if (answered !== undefined) {
			const isShown = state.claims.some(({ id }) => id && !answered.claims.includes(id));
			if (isShown) forgetAnswered(this.nameOf(unit));
			else if (asked !== undefined) {
				// A further part could not be told from this one once both are shown.
				this.behind.add(unit.productOrderId);
				return { failure: notShown(answered.at) };
			}
		}
		const lapsed: Doubt[] = [];
		for (const doubt of this.doubtsAbout(unit)) {
			const claim = this.judge.newClaim?.(state, body, doubt.seen, doubt.amount);
			if (claim !== undefined) {
				// What is left by the operator's record counts it: this is a further part.
				const isCounted = !isOpenClaim(claim.status) && remainQuantity === state.remainQuantity;
				// Until a run for as many pieces, or for all, has told of it, another one would take them again.
				const isSame = doubt.amount === asked;
				if (isSame || isCounted || asked === undefined) this.context.doubts.resolve(doubt);
				if (isSame && !isCounted) return found({ verified: true }, claim);
			} else if (asked !== undefined) {
				if (isOpen(doubt, now)) return { failure: stillUnknown(doubt) };
				if (remainQuantity === undefined) return { failure: wantsRecord(doubt) };
				lapsed.push(doubt);
			}
		}
		if (remainQuantity !== undefined && remainQuantity !== state.remainQuantity) {
			return { failure: otherRemain(remainQuantity, state.remainQuantity) };
		}
		for (const doubt of lapsed) this.context.doubts.resolve(doubt);
		return undefined;
	}

	/** A claim that was to be decided, by an earlier try or by a call whose answer was lost: no other one is. */
	private lookAtDecision(state: OrderState, unit: ClaimUnit, now: number): WriteResult | undefined {
		const open = this.judge.openId?.(state);
		for (const doubt of this.doubtsAbout(unit)) {
			const claim = state.claims.find(({ id }) => id === doubt.seen[0]);
			if (claim !== undefined && this.judge.isDecided?.(claim, unit.body ?? {}) === true) {
				this.context.doubts.resolve(doubt);
				return found({ verified: true }, claim);
			}
			if (isOpen(doubt, now)) {
				const id = doubt.seen[0] ?? '';
				return { failure: id === open ? stillUndecided(id, doubt) : otherClaim(id, doubt) };
			}
			if (doubt.seen[0] !== open) this.context.doubts.resolve(doubt);
		}
		const answered = answeredLately(this.nameOf(unit), now);
		if (open !== undefined && answered?.claims.includes(open) === true) {
			this.behind.add(unit.productOrderId);
			return { failure: notShown(answered.at) };
		}
		return this.lookAtRetry(state, unit, open);
	}

	/** *Retry On Fail*: a further try decides what the first has found, and nothing else. */
	private lookAtRetry(
		state: OrderState,
		unit: ClaimUnit,
		open: string | undefined,
	): WriteResult | undefined {
		const { retryKey } = this.context;
		if (retryKey === undefined) return undefined;
		const key = `${retryKey}/${this.subjectOf(unit)}`;
		const first = firstFound.get(key);
		if (first === undefined) {
			if (open !== undefined) keepFirst(key, open);
			return undefined;
		}
		if (first === open) return undefined;
		const claim = state.claims.find(({ id }) => id === first);
		return claim !== undefined && this.judge.isDecided?.(claim, unit.body ?? {}) === true
			? found({ alreadyDone: true }, claim)
			: { failure: otherClaim(first) };
	}

	/** Before a last look: a decision that is still not shown may have been undone since by somebody else. */
	stopWaiting(unit: ClaimUnit): void {
		if (this.judge.partOf === undefined) forgetAnswered(this.nameOf(unit));
	}

	/**
	 * Notes what a call came to.
	 *
	 * @param at when it went out, in ms by the clock of `look`
	 */
	note(unit: ClaimUnit, result: WriteResult, at: number): void {
		const { before } = unit;
		const failure = 'failure' in result ? result.failure : undefined;
		const amount = this.judge.partOf?.(unit.body ?? {});
		const open = before && this.judge.openId?.(before);
		const seen =
			amount === undefined
				? open
				: before?.claims.map(({ id }) => id).filter((id) => id !== undefined);
		if (seen === undefined) return;
		if ('row' in result && result.row.verified !== true && result.row.alreadyDone !== true) {
			noteAnswered(this.nameOf(unit), { claims: typeof seen === 'string' ? [seen] : seen, at });
		}
		if (failure?.isOpen !== true) {
			// A claim that was decided, or is known not to be, leaves no doubt.
			if (amount === undefined)
				for (const doubt of this.doubtsAbout(unit)) this.context.doubts.resolve(doubt);
			return;
		}
		this.context.doubts.remember({
			kind: 'claim',
			account: this.shop,
			subject: this.subjectOf(unit),
			...(amount === undefined ? {} : { amount }),
			seen: typeof seen === 'string' ? [seen] : seen,
			at,
			how: failure.message.slice(0, 200),
		});
	}
}

const ofEarlier = ({ amount, at }: Doubt): string =>
	`an earlier call for ${amount ?? 'all'} of it, at ${inWords(at)}`;

const stillUnknown = (doubt: Doubt): Failure => ({
	message: `Not sent: it is not known yet what came of ${ofEarlier(doubt)}, whose answer was lost. It may take effect until ${inWords(doubt.at + DOUBT_MS)}`,
	advice: `${LOOK}. From then on it goes out again with "Remaining Quantity" in the options: the pieces that are left by your own record`,
	isOpen: true,
});

const notShown = (at: number): Failure => ({
	message: `Not sent: Naver said at ${inWords(at)} that it did an earlier call, and does not show that yet`,
	advice: `${LOOK}, and run this again when it is shown. From ${inWords(at + DOUBT_MS)} on it goes out whether it is or not`,
});

const stillUndecided = (id: string, doubt: Doubt): Failure => ({
	message: `Not sent: it is not known yet what came of the call about claim ${id} at ${inWords(doubt.at)}, whose answer was lost. It may take effect until ${inWords(doubt.at + DOUBT_MS)}`,
	advice: `${LOOK}. From then on a run decides the claim, if it is still open`,
	isOpen: true,
});

const wantsRecord = (doubt: Doubt): Failure => ({
	message: `Not sent: the answer to ${ofEarlier(doubt)} was lost, and no such claim is seen`,
	advice: `${LOOK}. Then give "Remaining Quantity" in the options: the pieces that are left by your own record`,
});

const otherRemain = (given: number, told: number | undefined): Failure => ({
	message: `Not sent: by Remaining Quantity ${given} ${given === 1 ? 'piece is' : 'pieces are'} left, Naver says ${told ?? 'nothing'}${told === undefined ? ' about that' : ''}`,
	advice: LOOK,
});

const otherClaim = (first: string, doubt?: Doubt): Failure => ({
	message:
		doubt === undefined
			? `Not sent: the claim that was found at first (${first}) is not the open one any more`
			: `Not sent: the answer to an earlier call about claim ${first} was lost, and that is not the open claim any more`,
	advice:
		doubt === undefined
			? `${LOOK}, before you run this again`
			: `${LOOK}. What is open now is decided by a run after ${inWords(doubt.at + DOUBT_MS)}`,
});
