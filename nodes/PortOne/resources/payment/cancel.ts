import { findConflicts } from '../../../shared/run/conflicts';
import { defineOperation } from '../../../shared/run/operation';
import { refundEach } from '../../../shared/run/refundEach';
import type { PortOneClient } from '../../api/client';
import { SERVER } from '../../api/failures';
import { IMP_UID } from '../fields';
import type { CancelInput } from './cancelFields';
import { cancelProperties, readCancel } from './cancelFields';
import { toRefundJob } from './refund';

/** A payment is found by imp_uid before anything else is done. */
const keyOf = ({ imp_uid, merchant_uid }: CancelInput): string => imp_uid ?? merchant_uid ?? '';

export const cancel = defineOperation<PortOneClient, CancelInput>({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel a payment',
	description: '결제취소: gives back a payment, all that is left of it or a part',
	endpoints: ['cancelPayment', 'getPayment', 'getSchedule'],
	done: 'cancelled',
	notice:
		'The customer gets the money back. This cannot be taken back (취소·환불은 되돌릴 수 없습니다).',
	properties: cancelProperties,
	read: readCancel,
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: IMP_UID.label,
			advice: 'Give each payment once; add the parts up',
			unitsOf: (input) => [input],
			keyOf,
			mayRepeat: ({ amount }) => amount === undefined,
		}),
	run: async (entries, context) =>
		await refundEach(entries, context, {
			server: SERVER,
			account: context.api.shop,
			subjectOf: ({ imp_uid }) => imp_uid,
			keyOf,
			identify: ({ imp_uid, merchant_uid }) =>
				imp_uid === undefined ? { merchant_uid } : { imp_uid },
			toJob: async (input) => await toRefundJob(context.api, input),
		}),
});
