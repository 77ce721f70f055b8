import type { ProductOrder, ProductOrderStatus } from '../types';
import { releaseHoldback } from './holdback';
import type { Claim, ClaimStatus, ClaimType } from './types';

const DONE: Record<ClaimType, ClaimStatus> = {
	CANCEL: 'CANCEL_DONE',
	RETURN: 'RETURN_DONE',
	EXCHANGE: 'EXCHANGE_DONE',
	ADMIN_CANCEL: 'ADMIN_CANCEL_DONE',
};

const REJECTED: Record<Exclude<ClaimType, 'ADMIN_CANCEL'>, ClaimStatus> = {
	CANCEL: 'CANCEL_REJECT',
	RETURN: 'RETURN_REJECT',
	EXCHANGE: 'EXCHANGE_REJECT',
};

/** What a product order becomes when a claim on all that is left of it is done. */
const RESULT: Record<ClaimType, ProductOrderStatus> = {
	CANCEL: 'CANCELED',
	RETURN: 'RETURNED',
	EXCHANGE: 'EXCHANGED',
	ADMIN_CANCEL: 'CANCELED',
};

const ENDED: ReadonlySet<ClaimStatus> = new Set([
	...Object.values(DONE),
	...Object.values(REJECTED),
]);

type Open = Omit<Claim, 'claimId' | 'requestQuantity' | 'claimRequestDate'> & {
	/** Absent = all that is left. */
	quantity?: number | undefined;
};

/** The claim under way, if there is one. An ended claim stays visible until the next one. */
export function openClaimOf({ claim }: ProductOrder): Claim | undefined {
	return claim && !ENDED.has(claim.claimStatus) ? claim : undefined;
}

/** The open claim of this type, if that is what is open. */
export function openOf(productOrder: ProductOrder, claimType: ClaimType): Claim | undefined {
	const claim = openClaimOf(productOrder);
	return claim?.claimType === claimType ? claim : undefined;
}

/** True when goods are out and a return or exchange may begin: also while an exchange is under way to the buyer. */
export function mayBeClaimedBack(productOrder: ProductOrder): boolean {
	const { productOrderStatus } = productOrder;
	if (productOrderStatus !== 'DELIVERING' && productOrderStatus !== 'DELIVERED') return false;
	const claim = openClaimOf(productOrder);
	if (claim?.claimStatus === 'EXCHANGE_REDELIVERING') return !productOrder.beforeExchange;
	return !claim;
}

/** How many pieces were neither canceled nor returned. */
export function remainingQuantity({ line, completedClaims }: ProductOrder): number {
	return completedClaims.reduce((left, { claimType, claimStatus, requestQuantity }) => {
		const gone = claimType !== 'EXCHANGE' && claimStatus === DONE[claimType];
		return gone ? left - requestQuantity : left;
	}, line.quantity);
}

/** Opens a claim; an exchange under way to the buyer steps back behind it. */
export function openClaim(
	productOrder: ProductOrder,
	claimId: string,
	{ quantity, ...claim }: Open,
	now: number,
): Claim {
	const before = openClaimOf(productOrder);
	if (before) productOrder.beforeExchange = before;
	const opened: Claim = {
		...claim,
		claimId,
		requestQuantity: quantity ?? remainingQuantity(productOrder),
		claimRequestDate: now,
	};
	show(productOrder, opened);
	return opened;
}

/** Moves the open claim on. */
export function moveClaim(productOrder: ProductOrder, claim: Claim, status: ClaimStatus): void {
	claim.claimStatus = status;
	show(productOrder, claim);
}

/**
 * Carries a claim out. A claim on a part of the quantity leaves the product order's status as it
 * is. `status` replaces what the product order becomes.
 */
export function completeClaim(
	productOrder: ProductOrder,
	claim: Claim,
	now: number,
	status = RESULT[claim.claimType],
): void {
	claim.approvalDate ??= now;
	claim.completedDate = now;
	end(productOrder, claim, DONE[claim.claimType], now);
	if (claim.claimType !== 'EXCHANGE' && remainingQuantity(productOrder) > 0) {
		resumeExchange(productOrder);
		return;
	}
	productOrder.productOrderStatus = status;
	const { beforeExchange } = productOrder;
	if (!beforeExchange) return;
	delete productOrder.beforeExchange;
	beforeExchange.completedDate = now;
	beforeExchange.claimStatus = 'EXCHANGE_DONE';
	productOrder.completedClaims.push(beforeExchange);
}

/** Ends a claim without effect: withdrawn by the buyer or refused by the merchant. */
export function rejectClaim(productOrder: ProductOrder, claim: Claim, now: number): void {
	if (claim.claimType === 'ADMIN_CANCEL') throw new Error('An administrative cancel is final.');
	claim.rejectedDate = now;
	end(productOrder, claim, REJECTED[claim.claimType], now);
	resumeExchange(productOrder);
}

function end(productOrder: ProductOrder, claim: Claim, status: ClaimStatus, now: number): void {
	releaseHoldback(claim, '네이버', now);
	moveClaim(productOrder, claim, status);
	productOrder.completedClaims.push(claim);
}

function resumeExchange(productOrder: ProductOrder): void {
	const { beforeExchange } = productOrder;
	if (!beforeExchange) return;
	delete productOrder.beforeExchange;
	show(productOrder, beforeExchange);
}

function show(productOrder: ProductOrder, claim: Claim): void {
	productOrder.claim = claim;
	productOrder.claimType = claim.claimType;
	productOrder.claimStatus = claim.claimStatus;
}
