import { name, strict } from '../../core/control/schema';
import { FAILURES_SCHEMA } from '../../core/payments/failures';
import { SECRET_SHAPES } from '../settings';
import { CURRENCIES } from '../types';

/** A change of settings; see CeosSettings for what each means. */
export const SETTINGS_SCHEMA = strict({
	failures: FAILURES_SCHEMA,
	failureStatus: { type: 'integer', minimum: 400, maximum: 599 },
	failedRecord: { enum: ['kept', 'none'] },
	failedId: { enum: ['reusable', 'taken'] },
	paidId: { enum: ['refused', 'charged'] },
	secretShape: { enum: SECRET_SHAPES },
	envelope: { enum: ['none', 'status', 'code'] },
	stores: { enum: ['any', 'githubIds'] },
	unknownInput: { enum: ['reject', 'ignore'] },
});

export const PAYMENT_SCHEMA = strict(
	{
		paymentId: name,
		githubId: name,
		status: { enum: ['PAID', 'FAILED', 'CANCELLED'] },
		storeId: name,
		orderName: name,
		totalPayAmount: { type: 'integer', minimum: 1 },
		currency: { enum: CURRENCIES },
		customData: { type: ['string', 'null'] },
	},
	['paymentId'],
);
