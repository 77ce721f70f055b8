import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { smallestUnitForm } from '../../shared/data/numbers';
import { asObject } from '../../shared/data/objects';
import { triggerIdOf } from '../../shared/data/triggerId';
import { ParameterReader } from '../../shared/fields/parameterReader';
import { ApiFailure, orFailure } from '../../shared/http/apiFailure';
import { hurried } from '../../shared/http/hurry';
import { checkAmount } from '../../shared/webhook/amount';
import { answer, answerKnown, answerNotWanted, answerUnread } from '../../shared/webhook/answer';
import { joined } from '../../shared/webhook/joined';
import { isTrial, memoryOf, remember } from '../../shared/webhook/remember';
import { warnOnce } from '../../shared/webhook/told';
import { PaymentsClient } from '../api/client';
import type { Payment } from '../api/payments';
import { presentPayment } from '../api/present';
import { WEBHOOKS_MENU, type WebhookSecret } from '../api/webhookSecrets';
import { billingKeyEventId, toldEventId } from './events';
import { fields } from './fields';
import { find, type Found } from './found';
import {
	type BillingKeyNotification,
	isOfV1,
	type PaymentNotification,
	readNotification,
} from './notification';
import { proofOf } from './proof';
import { isOutOfTime, type Signature } from './signature';

type Readable = PaymentNotification | BillingKeyNotification;

/** What the sender is told of a body that is no notification of V2: PortOne's console shows it. */
const wordsOn = (body: unknown): string =>
	isOfV1(body)
		? 'This is a notification of PortOne V1, and this address takes those of V2. In the PortOne console (관리자콘솔) > 결제알림(Webhook) 관리, put this address under 결제모듈 V2, and that of a PortOne V1 Trigger under 결제모듈 V1'
		: 'This is no notification of PortOne V2: it has no type with its data, and no payment_id with its status';

const REFUSALS = {
	missing:
		'This notification is not signed, and the credential has a webhook secret to check signatures by',
	wrong:
		'The signature does not fit a webhook secret (웹훅 시크릿) of the credential. There is one for live and one for test: copy them again',
	old: 'The signature is more than five minutes old, or ahead of the time',
} as const;

/** Refuses what PortOne has not sent, or not now. */
function refuse(functions: IWebhookFunctions, reason: keyof typeof REFUSALS): IWebhookResponseData {
	const words = REFUSALS[reason];
	warnOnce(functions, reason, `a notification was refused. ${words}`);
	return answer(functions, 401, words);
}

/** PortOne has no such payment or billing key. */
function answerMissing(
	functions: IWebhookFunctions,
	notification: Readable,
	isSigned: boolean,
): IWebhookResponseData {
	if (!isSigned) {
		return answer(
			functions,
			404,
			"PortOne has no record that bears this out. If this was the console's test call (호출 테스트), the address works: its payment is made up",
		);
	}
	const words =
		"PortOne has signed this, and has no such payment or billing key. If this was the console's test call (호출 테스트), the address and the secret work";
	const what =
		notification.about === 'payment' ? `payment ${notification.paymentId}` : 'a billing key';
	const subject = `missing:${eventNameOf(notification) ?? what}`;
	warnOnce(functions, subject, `a notification of ${what} has started no run. ${words}`);
	return answer(functions, 200, words);
}

/** Names the event where the notification tells all of it. */
const eventNameOf = (notification: Readable): string | undefined =>
	notification.about === 'payment' ? toldEventId(notification) : billingKeyEventId(notification);

function amountOf(functions: IWebhookFunctions, payment: Payment): IDataObject {
	const { currency, amount } = payment;
	const form = smallestUnitForm(typeof currency === 'string' ? currency : undefined);
	return checkAmount(
		functions,
		fields.options.expectedAmount,
		{ amount: asObject(amount).total, form },
		presentPayment(payment),
	);
}

/** Starts the run, unless it was started before. */
function start(functions: IWebhookFunctions, { events, payment }: Found): IWebhookResponseData {
	const event = remember(functions, events);
	if (event === undefined) return answerKnown(functions);
	const amount = payment === undefined ? {} : amountOf(functions, payment);
	return { workflowData: [[{ json: { ...event.item, ...amount } }]] };
}

/** Whether it costs nobody money: its own channel decides, and the secret where PortOne tells no channel. */
function isOfTest(
	functions: IWebhookFunctions,
	{ isTest }: Found,
	key: WebhookSecret | undefined,
): boolean {
	if (isTest === undefined || key === undefined) return isTest ?? key?.isTest === true;
	if (isTest !== key.isTest) {
		warnOnce(
			functions,
			'swapped',
			`a notification of a ${isTest ? 'test' : 'live'} channel is signed with the secret in ${key.isTest ? 'Test Webhook Secret' : 'Webhook Secret'}. Webhook Secret and Test Webhook Secret of the credential look swapped: copy both again from ${WEBHOOKS_MENU}. Until then the channel decides whether it is a test`,
		);
	}
	return isTest;
}

/** Reads what a notification is about, and starts the run. @throws ApiFailure; AccountError */
async function take(
	functions: IWebhookFunctions,
	notification: Readable,
	signature: Signature<WebhookSecret> | undefined,
): Promise<IWebhookResponseData> {
	const isSigned = signature !== undefined;
	const client = await PaymentsClient.create(functions, 'portOne', hurried());
	const found = await orFailure(find(client, notification, { isSigned }));
	if (found instanceof ApiFailure) return answerUnread(functions, found);
	// PortOne's own time counts: with this machine's, a wrong clock would refuse what is new or take what is old.
	if (isSigned && isOutOfTime(signature.sentAt, client.serverTime ?? Date.now())) {
		return refuse(functions, 'old');
	}
	if (found === undefined || found.events.length === 0) {
		return answerMissing(functions, notification, isSigned);
	}
	const parameters = ParameterReader.ofTrigger(functions);
	if (
		isOfTest(functions, found, signature?.key) &&
		!fields.options.includeTestPayments.read(parameters)
	) {
		return answer(functions, 200, 'A test payment, and Include Test Payments is off');
	}
	return start(functions, found);
}

/**
 * Takes a notification. Where the credential has a webhook secret, its signature has to fit; either way what it is
 * about is read with the credential, and what PortOne answers is what starts the workflow.
 *
 * @throws ApiFailure when the credential is refused; AccountError
 */
export async function receive(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = functions.getBodyData();
	const notification = readNotification(body);
	if (notification === undefined) return answer(functions, 400, wordsOn(body));
	const proof = await proofOf(functions);
	if (proof === 'missing' || proof === 'wrong') return refuse(functions, proof);
	const types = fields.types.read(ParameterReader.ofTrigger(functions));
	const isWanted = types.length === 0 || types.includes(notification.type);
	if (notification.about === 'other' || !isWanted) return answerNotWanted(functions);
	const signature = proof === 'unchecked' ? undefined : proof;
	const taken = async () => await take(functions, notification, signature);
	const name = eventNameOf(notification);
	if (name === undefined || isTrial(functions)) return await taken();
	// An equal one that isn't answered yet is waited for: whether its run has begun is not known before.
	return await joined(functions, `${triggerIdOf(functions)}:${name}`, async () =>
		memoryOf(functions).has(name) ? answerKnown(functions) : await taken(),
	);
}
