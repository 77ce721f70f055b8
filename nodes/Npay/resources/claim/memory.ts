import type { OperationContext } from '../../../shared/run/operation';
import { type Doubt, isOpen } from '../../../shared/write/doubts';
import type { WriteResult } from '../../../shared/write/writer';
import type { NpayClient } from '../../api/client';
import type { EndpointName } from '../../api/endpoints';
import { isOpenClaim } from '../../order/refusals';
import type { ClaimState, OrderState } from '../../order/state';
import type { WriteUnit } from '../../order/writes';
import { answeredLately, forgetAnswered, noteAnswered } from './answers';
import { firstFoundBy, keepFirst } from './firstFound';
import type { ClaimJudge } from './judges';
import { type ClaimUnit, toldOf } from './unit';
import {
	notShown,
	otherClaim,
	otherRemain,
	stillUndecided,
	stillUnknown,
	wantsRecord,
} from './words';

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
		const first = firstFoundBy(key);
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
