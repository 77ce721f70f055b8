import { channelOf, channelOfPg, checkCard, issueBillingKey } from '../billing-keys/issue';
import { Refused } from '../gateway/errors';
import { refuseUnknown } from '../gateway/unknown-input';
import { tookMoney } from '../payments/types';
import { addSchedule } from '../schedules/manage';
import { readCard } from '../schedules/new-card';
import { scheduleOnWire } from '../schedules/on-wire';
import { PURCHASE_PARAMETERS, readPurchase } from '../schedules/purchase';
import { readFutureTime } from '../schedules/read';
import type { Purchase } from '../schedules/types';
import type { Call, Endpoint } from './endpoint';
import { refuseOtherAmount } from './pay-again';

/** 결제 예약 API: several payments of one customer; all of them are made, or none. */
export const createSchedules: Endpoint = {
	method: 'POST',
	template: '/subscribe/payments/schedule',
	parameters: [
		'customer_uid',
		'customer_id',
		'checking_amount',
		'card_number',
		'expiry',
		'birth',
		'pwd_2digit',
		'cvc',
		'channel_key',
		'pg',
		'schedules',
	],
	wrongInput: 200,
	run(call) {
		const { shop, impKey, input, now, note } = call;
		const customerUid = input.text('customer_uid', 80);
		const customerId = input.optionalText('customer_id');
		const checkingAmount = input.optionalInt('checking_amount', 0) ?? 0;
		const named = input.optionalText('channel_key', 55);
		const pg = input.optionalText('pg');
		if (pg !== undefined && named !== undefined) {
			throw input.wrong('pg', 'channel_key와 함께 사용할 수 없습니다');
		}
		const known = shop.billingKeys.find(impKey, customerUid);
		const channel =
			known?.channel ?? (pg === undefined ? channelOf(shop, named) : channelOfPg(shop, pg));
		if (!channel) {
			throw input.wrong(pg === undefined ? 'channel_key' : 'pg', '등록되지 않은 채널입니다');
		}
		const card = known ? undefined : readCard(input, channel, now);
		if (known && input.has('card_number')) note('card of a customer_uid that has a billing key');
		if (channel.pgProvider === 'tosspayments' && customerId === undefined) note('no customer_id');

		const planned = input.objects('schedules').map((item) => {
			refuseUnknown(item, PURCHASE_PARAMETERS, shop.settings, note);
			const purchase = readPurchase(item, channel);
			const scheduleAt = readFutureTime(item, now);
			if (scheduleAt > now * 10) note('schedule_at looks like milliseconds');
			refuseOtherAmount(call, purchase);
			return { ...purchase, scheduleAt };
		});
		refuseKnownUids(call, planned);
		const billingKey =
			known ??
			issueBillingKey(shop, {
				impKey,
				customerUid,
				channel,
				card,
				...(customerId !== undefined && { customerId }),
			});
		checkCard(shop, billingKey, checkingAmount);
		const schedules = planned.map((one) =>
			addSchedule(shop, { ...one, impKey, customerUid, customerId }),
		);
		return { response: schedules.map((one) => scheduleOnWire(shop, one)) };
	},
};

/** An order number may be scheduled once, and not at all when it was paid otherwise. */
function refuseKnownUids({ shop, impKey }: Call, planned: readonly Purchase[]): void {
	const seen = new Set<string>();
	for (const { merchantUid } of planned) {
		const known =
			seen.has(merchantUid) ||
			shop.schedules.find(impKey, merchantUid) ||
			shop.payments.ofMerchantUid(impKey, merchantUid).some(tookMoney);
		if (known) throw new Refused(`이미 등록된 merchant_uid입니다: ${merchantUid}`);
		seen.add(merchantUid);
	}
}
