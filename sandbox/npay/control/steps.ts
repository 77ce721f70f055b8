import type { BuyerAction } from '../buyer';
import { type ActDetails, NotAllowed } from '../buyer/rule';
import { cancelApproveWrite, cancelRequestWrite } from '../seller/cancel';
import { confirmWrite } from '../seller/confirm';
import { delayWrite } from '../seller/delay';
import { dispatchWrite } from '../seller/dispatch';
import { exchangeDispatchWrite } from '../seller/exchange';
import { returnApproveWrite } from '../seller/return';
import { performWrites, type Write } from '../seller/write';
import type { Market } from './market';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** What a merchant does to bring an order on, with details that fit. */
const MERCHANT_STEPS = {
	confirm: merchantStep(confirmWrite, () => ({})),
	delay: merchantStep(delayWrite, ({ clock }) => ({
		dispatchDueDate: clock.now() + WEEK_MS,
		delayedDispatchReason: 'PRODUCT_PREPARE' as const,
		dispatchDelayedDetailedReason: '입고 지연',
	})),
	dispatch: merchantStep(dispatchWrite, (_market, productOrderId) => parcelTo(productOrderId, '1')),
	cancelSoldOut: merchantStep(cancelRequestWrite, () => ({ cancelReason: 'SOLD_OUT' as const })),
	approveCancel: merchantStep(cancelApproveWrite, () => ({})),
	approveReturn: merchantStep(returnApproveWrite, () => ({})),
	redeliver: merchantStep(exchangeDispatchWrite, (_market, productOrderId) =>
		parcelTo(productOrderId, '2'),
	),
};

type MerchantStep = keyof typeof MERCHANT_STEPS;

/** A step in a product order's life, by whomever. */
export type Step = MerchantStep | BuyerAction;

/** Takes a step. Throws NotAllowed when the state does not allow it. */
export function takeStep(
	market: Market,
	productOrderId: string,
	step: Step,
	details: ActDetails = {},
): void {
	if (isMerchantStep(step)) MERCHANT_STEPS[step](market, productOrderId);
	else market.act(productOrderId, step, details);
}

function isMerchantStep(step: Step): step is MerchantStep {
	return step in MERCHANT_STEPS;
}

function merchantStep<Request extends { productOrderId: string }>(
	write: Write<Request>,
	details: (market: Market, productOrderId: string) => Omit<Request, 'productOrderId'>,
) {
	return (market: Market, productOrderId: string): void => {
		const merchantId = market.productOrder(productOrderId)?.order.merchantId ?? '';
		const request = { ...details(market, productOrderId), productOrderId } as Request;
		const [failure] = performWrites([request], write, market.bench(merchantId)).failed;
		if (failure) throw new NotAllowed(`${write.operation} failed: ${failure.message}.`);
	};
}

/** A parcel with a number of its own. */
function parcelTo(productOrderId: string, first: string) {
	return {
		deliveryMethod: 'DELIVERY' as const,
		deliveryCompanyCode: 'CJGLS',
		trackingNumber: first + productOrderId.slice(-11),
	};
}
