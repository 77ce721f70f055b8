import { findConflicts } from '../../../../shared/run/conflicts';
import { defineOperation } from '../../../../shared/run/operation';
import { refundEach } from '../../../../shared/run/refundEach';
import type { PaymentsClient } from '../../../api/client';
import { PAYMENT_ID } from '../../fields';
import type { CancelInput } from './cancelFields';
import { cancelProperties, readCancel } from './cancelFields';
import { toRefundJob } from './refunds';

const keyOf = ({ paymentId }: CancelInput): string => paymentId;

export const cancel = defineOperation<PaymentsClient, CancelInput>({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel a payment',
	description: '결제 취소: gives back a payment, all that is left of it or a part',
	endpoints: ['cancelPayment', 'getPayment'],
	done: 'cancelled',
	notice:
		'The customer gets the money back. This cannot be taken back (취소·환불은 되돌릴 수 없습니다).',
	properties: cancelProperties,
	read: readCancel,
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: PAYMENT_ID.label,
			advice: 'Give each payment once; add the parts up',
			unitsOf: (input) => [input],
			keyOf,
			mayRepeat: ({ amount }) => amount === undefined,
		}),
	run: async (entries, context) =>
		await refundEach(entries, context, {
			server: context.api.serverName,
			account: context.api.shop,
			subjectOf: ({ paymentId }) => paymentId,
			keyOf,
			identify: ({ paymentId }) => ({ paymentId }),
			toJob: async (input) => await Promise.resolve(toRefundJob(context.api, input)),
		}),
});
