export type PaymentStatus = 'PAID' | 'FAILED' | 'CANCELLED';

export const CURRENCIES = ['KRW', 'USD'] as const;

/** What an instant payment asks for. */
export interface PaymentRequest {
	storeId: string;
	orderName: string;
	/** In `currency`; KRW and USD alike are whole numbers here. */
	totalPayAmount: number;
	currency: (typeof CURRENCIES)[number];
	customData: string | null;
}

/** A payment as it stands. */
export interface Payment extends PaymentRequest {
	/** Whose secret it was made with: payment ids are unique per owner. */
	githubId: string;
	paymentId: string;
	status: PaymentStatus;
	/** Epoch ms; absent when it never was paid. */
	paidAt?: number;
	cancelledAt?: number;
}
