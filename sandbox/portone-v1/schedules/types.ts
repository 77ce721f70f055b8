import type { Buyer } from '../payments/types';

export type ScheduleStatus = 'scheduled' | 'executed' | 'revoked';

/** What a schedule will charge, and what the payment will say. Amounts in `currency`. */
export interface Purchase {
	merchantUid: string;
	name: string;
	amount: number;
	currency: string;
	taxFree: number;
	vatAmount?: number | undefined;
	cardQuota: number;
	/** Its own buyer, without what comes from the customer. */
	buyer: Buyer;
	customData?: string | undefined;
	noticeUrl?: string | undefined;
	promotionId?: string | undefined;
}

/** A payment at a later time. Times are epoch ms. */
export interface Schedule extends Purchase {
	impKey: string;
	customerUid: string;
	customerId?: string | undefined;
	scheduleAt: number;
	executedAt?: number;
	revokedAt?: number;
	status: ScheduleStatus;
	/** The charge has begun and has not ended: nothing may be done with it now. */
	executing: boolean;
	/** The last try, if there was one since it was scheduled. */
	impUid?: string;
	failReason?: string;
	/** Grows with every change of its time or status, so that old alarms know they are old. */
	version: number;
}
