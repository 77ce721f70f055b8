import {
	completeClaim,
	mayBeClaimedBack,
	moveClaim,
	openClaimOf,
	rejectClaim,
} from '../claims/claim';
import { holdBack, isHeld, NAVER, releaseHoldback } from '../claims/holdback';
import { automaticPickup, claimBack, markCollected, SENT_BY_BUYER } from '../claims/return';
import type { Claim } from '../claims/types';
import type { ProductOrder } from '../types';
import { checkedQuantity } from './cancel';
import type { Rule, Scene } from './rule';

/** The open return or exchange whose goods are not on their way to the buyer again. */
function backClaim(productOrder: ProductOrder): Claim | undefined {
	const claim = openClaimOf(productOrder);
	const back = claim?.claimType === 'RETURN' || claim?.claimType === 'EXCHANGE';
	return back && claim.claimStatus !== 'EXCHANGE_REDELIVERING' ? claim : undefined;
}

const isAsked = ({ claimStatus }: Claim) =>
	claimStatus === 'RETURN_REQUEST' || claimStatus === 'EXCHANGE_REQUEST';

/** A rule on the open return or exchange. */
function onClaim(
	needs: string,
	fits: (claim: Claim) => boolean,
	run: (claim: Claim, scene: Scene) => void,
): Rule {
	const claimFor = (productOrder: ProductOrder) => {
		const claim = backClaim(productOrder);
		return claim && fits(claim) ? claim : undefined;
	};
	return {
		when: (one) => claimFor(one) !== undefined,
		needs,
		run(scene) {
			const claim = claimFor(scene.productOrder);
			if (claim) run(claim, scene);
		},
	};
}

function asking(claimType: 'RETURN' | 'EXCHANGE', action: string): Rule {
	return {
		when: mayBeClaimedBack,
		needs: 'a dispatched order without an open claim',
		run(scene) {
			const { act, store, settings, now } = scene;
			const ask = {
				claimType,
				reason: act.reason ?? 'INTENT_CHANGED',
				detailedReason: act.detailedReason,
				requestChannel: '구매회원',
				quantity: claimType === 'RETURN' ? checkedQuantity(scene) : undefined,
				collection: act.pickup ? automaticPickup(store.nextId(now)) : { ...SENT_BY_BUYER },
				onTheWay: act.pickup ?? false,
			};
			const claim = claimBack(scene, ask, { by: 'buyer', action });
			const unpaid = (act.fee ?? settings.returnFee) === 'unpaid';
			if (unpaid && (claim.deliveryFeeDemandAmount ?? 0) > 0) holdForFee(claim, now);
		},
	};
}

/** Naver holds a claim back until the buyer has paid the way back. */
function holdForFee(claim: Claim, now: number): void {
	const reason = `${claim.claimType}_DELIVERYFEE`;
	claim.deliveryFeePayMethod = '미결제';
	holdBack(claim, { reason, detailedReason: '배송비 결제 대기', configurer: NAVER }, now);
}

/** Returns and exchanges, as far as others than the merchant move them. */
export const CLAIM_BACK_RULES = {
	requestReturn: asking('RETURN', 'requestReturn'),
	requestExchange: asking('EXCHANGE', 'requestExchange'),
	collect: onClaim('a return or exchange that was asked for', isAsked, (claim, scene) => {
		const { productOrder, store } = scene;
		claim.collection = { ...(claim.collection ?? SENT_BY_BUYER), status: 'DELIVERING' };
		moveClaim(productOrder, claim, 'COLLECTING');
		store.record(productOrder, { by: 'courier', action: 'collect' });
	}),
	completeCollect: onClaim(
		'a return or exchange whose goods are not back yet',
		({ claimStatus }) => claimStatus !== 'COLLECT_DONE',
		(claim, { productOrder, store, now }) => {
			markCollected(claim, now);
			moveClaim(productOrder, claim, 'COLLECT_DONE');
			store.record(productOrder, {
				by: 'courier',
				action: 'completeCollect',
				change: 'COLLECT_DONE',
			});
		},
	),
	withdrawClaim: {
		when: (one) => one.claimStatus === 'CANCEL_REQUEST' || backClaim(one) !== undefined,
		needs: 'an open cancel request, return or exchange',
		run({ productOrder, store, now }) {
			const claim = openClaimOf(productOrder);
			if (!claim) return;
			rejectClaim(productOrder, claim, now);
			store.record(productOrder, {
				by: 'buyer',
				action: 'withdrawClaim',
				change: 'CLAIM_REJECTED',
			});
		},
	},
	deliverExchange: {
		when: (one) => one.claimStatus === 'EXCHANGE_REDELIVERING',
		needs: 'an exchange on its way to the buyer',
		run({ productOrder, store, now }) {
			const claim = openClaimOf(productOrder);
			if (!claim) return;
			if (claim.redelivery) claim.redelivery.status = 'DELIVERY_COMPLETION';
			completeClaim(productOrder, claim, now);
			store.record(productOrder, {
				by: 'buyer',
				action: 'deliverExchange',
				change: 'CLAIM_COMPLETED',
			});
		},
	},
	holdByNaver: onClaim(
		'an open return or exchange that is not held back',
		(claim) => !isHeld(claim),
		(claim, { productOrder, store, now }) => {
			holdForFee(claim, now);
			store.record(productOrder, { by: 'naver', action: 'holdByNaver' });
		},
	),
	payFee: onClaim(
		'a return or exchange that Naver holds back until its fee is paid',
		(claim) => isHeld(claim) && claim.holdback?.configurer === NAVER,
		(claim, { productOrder, store, settings, now }) => {
			claim.deliveryFeePayMethod = '결제 완료';
			releaseHoldback(claim, NAVER, now);
			store.record(productOrder, {
				by: 'buyer',
				action: 'payFee',
				...(settings.holdbackReleaseEmitsEvent && { change: 'CLAIM_HOLDBACK_RELEASED' }),
			});
		},
	),
} satisfies Record<string, Rule>;
