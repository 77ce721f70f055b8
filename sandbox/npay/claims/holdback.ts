import type { Claim, Holdback } from './types';

/** Reasons for which a merchant may hold back a return, as the order type has them. */
export const RETURN_HOLDBACK_REASONS = [
	'RETURN_DELIVERYFEE',
	'EXTRAFEEE',
	'RETURN_DELIVERYFEE_AND_EXTRAFEEE',
	'RETURN_PRODUCT_NOT_DELIVERED',
	'ETC',
] as const;

/** Reasons for which a merchant may hold back an exchange. */
export const EXCHANGE_HOLDBACK_REASONS = [
	'EXCHANGE_DELIVERYFEE',
	'EXCHANGE_EXTRAFEE',
	'EXCHANGE_PRODUCT_READY',
	'EXCHANGE_PRODUCT_NOT_DELIVERED',
	'ETC',
] as const;

/** The one that the Commerce API has dropped in August 2026. */
export const FORMER_EXCHANGE_HOLDBACK_REASON = 'EXCHANGE_HOLDBACK';

/** Who holds back, as `holdbackConfigurer` names it. */
export const NAVER = '네이버';
export const MERCHANT = '판매자';

export function isHeld({ holdback }: Claim): boolean {
	return holdback?.status === 'HOLDBACK';
}

/** Holds a claim back; its status stays. */
export function holdBack(
	claim: Claim,
	holdback: Pick<Holdback, 'reason' | 'detailedReason' | 'configurer'>,
	now: number,
): void {
	claim.holdback = { ...holdback, status: 'HOLDBACK', configDate: now };
}

/** Lets a held claim go on; does nothing when it is not held. */
export function releaseHoldback(claim: Claim, releaser: string, now: number): void {
	if (!claim.holdback || !isHeld(claim)) return;
	claim.holdback = { ...claim.holdback, status: 'RELEASED', releaser, releaseDate: now };
}
