import { setTimeout as sleep } from 'node:timers/promises';

import { Refused } from '../gateway/errors';
import { payByKey } from '../payments/by-key';
import { paymentOnWire } from '../payments/on-wire';
import { tookMoney } from '../payments/types';
import { PURCHASE_PARAMETERS, readPurchase } from '../schedules/purchase';
import type { Purchase } from '../schedules/types';
import type { Call, Endpoint } from './endpoint';

/**
 * 비 인증 결제(빌링키) API: pays now by a registered card. A card that fails makes a payment that
 * failed, answered as one (`code` 0).
 */
export const payAgain: Endpoint = {
	method: 'POST',
	template: '/subscribe/payments/again',
	parameters: [
		'customer_uid',
		...PURCHASE_PARAMETERS.filter((name) => name !== 'schedule_at'),
		'vat',
		'channel_key',
	],
	wrongInput: 200,
	checksFirst: true,
	async run(call) {
		const { shop, impKey, input, pause } = call;
		const customerUid = input.text('customer_uid', 80);
		const billingKey = shop.billingKeys.find(impKey, customerUid);
		if (!billingKey) throw new Refused('등록된 빌링키가 존재하지 않습니다.');
		const purchase = readPurchase(input, billingKey.channel, { currency: 'KRW' });
		input.optionalNumber('vat', 0);
		const channelKey = input.optionalText('channel_key', 55);
		if (channelKey !== undefined && channelKey !== billingKey.channel.key) {
			throw input.wrong('channel_key', '빌링키가 발급된 채널이 아닙니다');
		}
		refuseRepeated(call, purchase.merchantUid);
		refuseOtherAmount(call, purchase);
		if (pause) await pause();
		const slowMs = billingKey.outcome.slowMs ?? 0;
		if (slowMs > 0) await sleep(slowMs, undefined, { ref: false });
		const at = shop.clock.now();
		const payment = payByKey(shop, { ...purchase, impKey, customerUid }, 'payment', at);
		if (payment.status === 'paid') shop.outbox.announce(payment, at);
		return { response: paymentOnWire(payment) };
	},
};

/** If it is so set, refuses an amount that is not the one registered. */
export function refuseOtherAmount({ shop, impKey }: Call, purchase: Purchase): void {
	if (shop.settings.preparedAmounts === 'windows') return;
	const problem = shop.prepared.problemOf({ ...purchase, impKey });
	if (problem !== undefined) throw new Refused(problem);
}

/** If it is so set, an order number that was paid, or is scheduled, is not paid again. */
function refuseRepeated({ shop, impKey }: Call, merchantUid: string): void {
	if (shop.settings.repeatedPayAgain === 'charged') return;
	const isTaken =
		shop.payments.ofMerchantUid(impKey, merchantUid).some(tookMoney) ||
		shop.schedules.find(impKey, merchantUid)?.status === 'scheduled';
	if (isTaken) throw new Refused(`이미 등록된 merchant_uid입니다: ${merchantUid}`);
}
