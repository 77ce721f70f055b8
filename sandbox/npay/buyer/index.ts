import type { ProductOrder } from '../types';
import { CANCEL_RULES } from './cancel';
import { CLAIM_BACK_RULES } from './claim-back';
import { DELIVERY_RULES } from './delivery';
import { PAYMENT_RULES } from './payment';
import { type ActDetails, NotAllowed, type Rule, type Scene } from './rule';

export { NotAllowed };

const RULES = { ...PAYMENT_RULES, ...CANCEL_RULES, ...DELIVERY_RULES, ...CLAIM_BACK_RULES };

/** What buyers, couriers and Naver can do. */
export type BuyerAction = keyof typeof RULES;

/** What others than the merchant do to a product order. */
export interface BuyerAct extends ActDetails {
	action: BuyerAction;
}

export const BUYER_ACTIONS = Object.keys(RULES) as BuyerAction[];

/** The actions that a product order's state allows now. */
export function possibleActions(productOrder: ProductOrder): BuyerAction[] {
	return BUYER_ACTIONS.filter((action) => RULES[action].when(productOrder));
}

/** Does it, or throws NotAllowed. Paying and not paying concern the whole order. */
export function performAct(scene: Omit<Scene, 'act'> & { act: BuyerAct }): void {
	const { productOrder, act } = scene;
	const rule: Rule = RULES[act.action];
	if (!rule.when(productOrder)) {
		const { productOrderId, productOrderStatus, placeOrderStatus, claimStatus } = productOrder;
		const state = [productOrderStatus, placeOrderStatus, claimStatus].filter(Boolean).join(', ');
		throw new NotAllowed(`"${act.action}" needs ${rule.needs}; ${productOrderId} is ${state}.`);
	}
	rule.run(scene);
}
