import { definedOnly } from '../../../../shared/data/objects';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { wholeMoney } from '../../../../shared/fields/kinds';
import { findConflicts } from '../../../../shared/run/conflicts';
import { defineOperation } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import { JOB_DEFAULTS, oneByOne, type WriteJob } from '../../../../shared/write/writeJob';
import type { PaymentsClient } from '../../../api/client';
import { stateOf, statusOf } from '../../../api/payments';
import { currency, requiredAmount } from '../../currency';
import { paymentId } from '../../fields';
import { PAYMENT_WORDS } from '../../words';
import { type PaymentFound, readPayments } from './states';

const fields = defineFields({
	paymentId,
	totalAmount: requiredAmount({
		label: 'Amount',
		description: '결제 총 금액: in won, or in the smallest unit of the currency (cents)',
	}),
	currency,
	options: optionsOf({
		taxFreeAmount: wholeMoney(
			{
				label: 'Tax-Free Amount',
				typeOptions: { minValue: 0 },
				default: 0,
				description: '결제 면세 금액: how much of the amount is free of VAT',
			},
			{ max: 2 ** 31 - 1 },
		),
	}),
});

/** What is to be paid under an ID. */
interface Registration {
	paymentId: string;
	totalAmount: number;
	taxFreeAmount: number | undefined;
	currency: string;
}

/**
 * Registering an amount. PortOne shows nowhere what was registered, so that a lost answer is never seen done: the same
 * amount is sent again, which leaves what the first call left.
 */
const registerJob = (client: PaymentsClient): WriteJob<Registration, PaymentFound> => ({
	...JOB_DEFAULTS,
	words: PAYMENT_WORDS,
	keyOf: (unit) => unit.paymentId,
	batches: oneByOne,
	async send([unit]) {
		if (unit === undefined) return { results: new Map() };
		const { paymentId: id, ...amounts } = definedOnly(unit);
		const { storeId } = client.account;
		await client.request('preRegister', {
			path: { paymentId: String(id) },
			body: definedOnly({ storeId, ...amounts }),
		});
		return { results: new Map([[String(id), { row: { ...amounts, success: true } }]]) };
	},
	readStates: async (units) => await readPayments(client, units),
	isDone: () => false,
	refusal: ({ payment }) =>
		payment !== undefined && stateOf(payment) === 'paid'
			? `This payment ID is paid already (${statusOf(payment)})`
			: undefined,
	doneFields: () => ({}),
	explain: (failure) =>
		failure.code === 'ALREADY_PAID'
			? { ...failure, advice: 'Give every order a payment ID of its own' }
			: failure,
});

export const preRegister = defineOperation<PaymentsClient, Registration>({
	value: 'preRegister',
	name: 'Pre-Register',
	term: '결제 정보 사전 등록',
	action: 'Pre-register the amount of a payment',
	description:
		'Tells PortOne what a payment ID is to cost, before the customer opens the payment window: one of another amount is then refused',
	endpoints: ['preRegister', 'getPayment'],
	done: 'registered',
	properties: editorOf(fields),
	read(parameters) {
		const ofCurrency = fields.currency.read(parameters, true);
		const totalAmount = fields.totalAmount.read(parameters, ofCurrency);
		const { taxFreeAmount: taxFree } = fields.options;
		const taxFreeAmount = taxFree.read(parameters, ofCurrency);
		if ((taxFreeAmount ?? 0) > totalAmount) throw taxFree.error('is more than the amount');
		const id = fields.paymentId.read(parameters);
		return { paymentId: id, totalAmount, taxFreeAmount, currency: ofCurrency };
	},
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: fields.paymentId.label,
			advice: 'Give each payment an ID of its own',
			unitsOf: (input) => [input],
			keyOf: (input) => input.paymentId,
		}),
	run: async (entries, context) =>
		await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: (input) => ({ paymentId: input.paymentId }) },
			registerJob(context.api),
		),
});
