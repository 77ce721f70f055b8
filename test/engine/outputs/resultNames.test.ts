import type { IDataObject } from 'n8n-workflow';

import { isResultName } from '../../../nodes/shared/write/resultNames';
import { NPAY_WRITES } from '../../support/contracts/npayWrites';
import { portOneV1Operations } from '../../support/contracts/portOneV1Operations';
import { ceosOperations, portOneOperations } from '../../support/contracts/portOneV2Operations';
import type { Outcome } from '../../support/engine/engine';
import { openPortOne } from '../../support/shops/portOneShop';
import { openPortOneV2 } from '../../support/shops/portOneV2Shop';
import { openShop } from '../../support/shops/shop';

/**
 * Every name that a row of a write has is either taken out of its input first, or describes what it is about. A new
 * name in a row belongs into one of the two lists: the nodes' own, or this one.
 */
const DESCRIBES = new Set(
	[
		'productOrderId',
		// A dry run of Npay
		'quantity deliveryMethod deliveryMethodLabel deliveryCompany deliveryCompanyLabel',
		'trackingNumber shippingDueDate',
		// PortOne V1
		'amount apply_num bank_code bank_name buyer_addr buyer_email buyer_name buyer_postcode buyer_tel',
		'card_code card_issuer_code card_issuer_name card_name card_number card_publisher_code',
		'card_publisher_name card_quota card_type cash_receipt_issued channel currency custom_data',
		'customer_addr customer_email customer_name customer_postcode customer_tel inserted updated',
		'customer_id customer_uid customer_uid_usage delivery_amount deposit_history emb_pg_provider',
		'escrow imp_uid individual_code merchant_uid name orderer pay_method pg_id pg_provider pg_tid',
		'product_amount product_id product_name product_option_id product_option_name product_order_id',
		'promotion promotion_id quantity sandbox shipping_address shipping_due shipping_memo user_agent',
		'vbank_code vbank_date vbank_holder vbank_issued_at vbank_name vbank_num',
		// PortOne V2 and CEOS
		'billingKey customData customer githubId id merchantId method orderName origin paymentId',
		'country disputes isCulturalExpense pgProvider productCount products scheduleId storeId',
		'taxFreeAmount totalAmount totalPayAmount url version webhookId',
	]
		.join(' ')
		.split(' '),
);

const goOn = { onError: 'continueRegularOutput' } as const;

const isWrite = ({ operation }: IDataObject): boolean => !/^get/.test(String(operation));

const unknownOf = (runs: readonly Outcome[]): string[] => [
	...new Set(
		runs
			.flatMap(({ json }) => json.flatMap((row) => Object.keys(row)))
			.filter((name) => !isResultName(name) && !DESCRIBES.has(name)),
	),
];

/** Which of these words no run has told: a list that meets none of them is no proof. */
const untold = (runs: readonly Outcome[], words: string): string[] => {
	const told = new Set(runs.flatMap(({ json }) => json.flatMap((row) => Object.keys(row))));
	return words.split(' ').filter((word) => !told.has(word));
};

test('Npay', async () => {
	const shop = await openShop();
	const runs: Outcome[] = [];
	const ways = [{}, { dryRun: true }];
	for (const { parameters, from } of Object.values(NPAY_WRITES)) {
		for (const options of ways) {
			const [id = ''] = shop.paidOrders(1);
			shop.sandbox.npay.put(id, from);
			const given = {
				...parameters,
				productOrderId: `${id},2026112212345671`,
				options: { ...(parameters.options as object), ...options },
			};
			// A second time it is done already.
			for (let time = 0; time < 2; time++)
				runs.push(await shop.engine.run(given as never, { items: [{}], ...goOn }));
		}
	}
	const match = { path: '/product-orders/confirm' };
	shop.sandbox.faults.add({ kind: 'resetAfter', match } as never);
	const [productOrderId = ''] = shop.paidOrders(1);
	const { parameters = {} } = NPAY_WRITES.confirm ?? {};
	runs.push(await shop.engine.run(parameters, { items: [{ productOrderId }] }));
	await shop.sandbox.close();
	expect(unknownOf(runs)).toEqual([]);
	expect(
		untold(
			runs,
			'success alreadyDone verified error code traceId dryRun claimId allowed reason call',
		),
	).toEqual([]);
});

test('PortOne', async () => {
	const shop = await openPortOne();
	const runs: Outcome[] = [];
	const v1 = shop.sandbox.portOneV1;
	const { impUid } = v1.createPayment({ pgProvider: 'naverpay', amount: 11_000 });
	for (const parameters of portOneV1Operations(impUid, { impUid: '', id: '' }).filter(isWrite)) {
		const [order] = v1.createNaverOrders({ count: 1, state: 'PAYED' });
		const ids = { imp_uid: order?.impUid, product_order_id: order?.productOrderIds[0] };
		const own = parameters.resource === 'naverOrder' ? ids : {};
		for (let time = 0; time < 2; time++)
			runs.push(await shop.run({ ...parameters, ...own } as never, goOn));
	}
	await shop.sandbox.close();
	expect(unknownOf(runs)).toEqual([]);
	expect(untold(runs, 'success alreadyDone error action period movedFrom dryRun')).toEqual([]);
});

test('PortOne V2 and CEOS', async () => {
	const shop = await openPortOneV2();
	const runs: Outcome[] = [];
	for (let time = 0; time < 2; time++) {
		for (const parameters of portOneOperations().filter(isWrite))
			runs.push(await shop.run(parameters as never, goOn));
		for (const parameters of ceosOperations().filter(isWrite))
			runs.push(await shop.runCeos(parameters as never, goOn));
	}
	await shop.sandbox.close();
	expect(unknownOf(runs)).toEqual([]);
	expect(untold(runs, 'success alreadyDone error code revokedCount')).toEqual([]);
});
