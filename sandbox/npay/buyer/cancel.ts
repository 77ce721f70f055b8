import { askForCancel, cancelAtOnce, hasOpenCancel } from '../claims/cancel';
import { completeClaim, openClaim, openOf, rejectClaim, remainingQuantity } from '../claims/claim';
import { isPaid, NotAllowed, type Rule, type Scene } from './rule';

/** Cancels: by buyers before dispatch, and by Naver after everything. */
export const CANCEL_RULES = {
	requestCancel: {
		when: (one) => isPaid(one) && !hasOpenCancel(one),
		needs: 'a paid order that is not dispatched and has no open cancel request',
		run(scene) {
			const { reason, detailedReason } = scene.act;
			const ask = {
				reason: reason ?? 'INTENT_CHANGED',
				detailedReason,
				quantity: checkedQuantity(scene),
				requestChannel: '구매회원',
			};
			if (scene.productOrder.placeOrderStatus === 'OK') askForCancel(scene, ask);
			else cancelAtOnce(scene, ask, { by: 'buyer', action: 'requestCancel' });
		},
	},
	withdrawCancel: {
		when: (one) => one.claimStatus === 'CANCEL_REQUEST',
		needs: 'an open cancel request',
		run({ productOrder, store, now }) {
			const claim = openOf(productOrder, 'CANCEL');
			if (!claim) return;
			rejectClaim(productOrder, claim, now);
			store.record(productOrder, {
				by: 'buyer',
				action: 'withdrawCancel',
				change: 'CLAIM_REJECTED',
			});
		},
	},
	stickCancel: {
		when: (one) => isPaid(one) && !one.refundSticks && one.claimStatus !== 'CANCELING',
		needs: 'a paid order whose refund does not stick yet',
		run({ productOrder, store }) {
			productOrder.refundSticks = true;
			store.record(productOrder, { by: 'naver', action: 'stickCancel' });
		},
	},
	adminCancel: {
		when: (one) => one.productOrderStatus === 'PURCHASE_DECIDED',
		needs: 'an order whose purchase is decided',
		run(scene) {
			const { productOrder, store, now } = scene;
			const request = {
				claimType: 'ADMIN_CANCEL',
				claimStatus: 'CANCELING',
				reason: scene.act.reason ?? 'ETC',
				requestChannel: '관리자',
				quantity: checkedQuantity(scene),
			} as const;
			const claim = openClaim(productOrder, store.nextId(now), request, now);
			completeClaim(productOrder, claim, now);
			store.record(productOrder, {
				by: 'naver',
				action: 'adminCancel',
				change: 'CLAIM_COMPLETED',
			});
		},
	},
} satisfies Record<string, Rule>;

/** The pieces that an act is about; throws when there are not so many left. */
export function checkedQuantity({ productOrder, act: { quantity } }: Scene): number | undefined {
	const left = remainingQuantity(productOrder);
	if (quantity !== undefined && quantity > left) {
		throw new NotAllowed(`Only ${left} of ${productOrder.productOrderId} are left.`);
	}
	return quantity;
}
