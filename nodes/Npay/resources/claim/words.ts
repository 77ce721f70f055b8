import { toKst } from '../../../shared/data/time';
import type { Failure } from '../../../shared/failure/errors';
import { type Doubt, DOUBT_MS } from '../../../shared/write/doubts';

const inWords = (instant: number): string => `${toKst(instant).slice(0, 16).replace('T', ' ')} KST`;

const LOOK =
	'Look at the claims of the product order (클레임) in 네이버페이센터, or read it with Get';

const ofEarlier = ({ amount, at }: Doubt): string =>
	`an earlier call for ${amount ?? 'all'} of it, at ${inWords(at)}`;

/** A part was asked for, and what came of it may still be to come. */
export const stillUnknown = (doubt: Doubt): Failure => ({
	message: `Not sent: it is not known yet what came of ${ofEarlier(doubt)}, whose answer was lost. It may take effect until ${inWords(doubt.at + DOUBT_MS)}`,
	advice: `${LOOK}. From then on it goes out again with "Remaining Quantity" in the options: the pieces that are left by your own record`,
	isOpen: true,
});

/** Naver has said that it did a call, and doesn't show it. @param at ms since the epoch */
export const notShown = (at: number): Failure => ({
	message: `Not sent: Naver said at ${inWords(at)} that it did an earlier call, and does not show that yet`,
	advice: `${LOOK}, and run this again when it is shown. From ${inWords(at + DOUBT_MS)} on it goes out whether it is or not`,
});

/** A decision about the claim that is open was sent, and may still be carried out. */
export const stillUndecided = (id: string, doubt: Doubt): Failure => ({
	message: `Not sent: it is not known yet what came of the call about claim ${id} at ${inWords(doubt.at)}, whose answer was lost. It may take effect until ${inWords(doubt.at + DOUBT_MS)}`,
	advice: `${LOOK}. From then on a run decides the claim, if it is still open`,
	isOpen: true,
});

/** A part was asked for, and isn't seen: only the operator knows whether it is to be asked for again. */
export const wantsRecord = (doubt: Doubt): Failure => ({
	message: `Not sent: the answer to ${ofEarlier(doubt)} was lost, and no such claim is seen`,
	advice: `${LOOK}. Then give "Remaining Quantity" in the options: the pieces that are left by your own record`,
});

/** By the operator's record other pieces are left than Naver says. */
export const otherRemain = (given: number, told: number | undefined): Failure => ({
	message: `Not sent: by Remaining Quantity ${given} ${given === 1 ? 'piece is' : 'pieces are'} left, Naver says ${told ?? 'nothing'}${told === undefined ? ' about that' : ''}`,
	advice: LOOK,
});

/** The claim that was found first isn't the open one. @param doubt where an earlier run has found it */
export const otherClaim = (first: string, doubt?: Doubt): Failure => ({
	message:
		doubt === undefined
			? `Not sent: the claim that was found at first (${first}) is not the open one any more`
			: `Not sent: the answer to an earlier call about claim ${first} was lost, and that is not the open claim any more`,
	advice:
		doubt === undefined
			? `${LOOK}, before you run this again`
			: `${LOOK}. What is open now is decided by a run after ${inWords(doubt.at + DOUBT_MS)}`,
});
