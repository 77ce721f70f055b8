import type { CodedValue } from '../../fields/codedValue';
import { flag, oneOf } from '../../fields/kinds';
import { MAX_PREFIX } from '../uid';
import { word } from './when';

/** Which scheduled payments of the customer count. */
const considered: readonly CodedValue[] = [
	{
		code: 'customer',
		en: 'All of the Customer',
		ko: '고객 전체',
		hint: 'The customer has one next payment, whoever scheduled it',
	},
	{
		code: 'prefix',
		en: 'Those of This Prefix',
		ko: '접두어별',
		hint: 'The customer has one next payment for each prefix: for several subscriptions on one billing key',
	},
];

/** How the numbers of new payments begin. @param number what the API calls them */
export const prefixField = (label: string, number: string) =>
	word(MAX_PREFIX, {
		label,
		default: 'sub-',
		description: `How the ${number} of new payments begins, up to ${MAX_PREFIX} letters, digits and hyphens; give each kind of subscription its own`,
	});

/** Options about payments that are there already. @param revoke what taking a booking back is called: `Cancel` */
export const ensureOptions = (revoke: string) => ({
	bookRevoked: flag({
		label: 'Book Revoked Again',
		description:
			"Whether to schedule the period's payment once more after it was revoked (예약철회) for this very amount, as when a customer has left. Otherwise that is an error. One that failed, or was revoked for another amount, gets a new one in any case.",
	}),
	cancelOthers: flag({
		label: `${revoke} Others`,
		description: `Whether to ${revoke.toLowerCase()} what else is scheduled for the customer, also what Ensure did not make, so that one payment is left. Otherwise several, or one of another amount that Ensure did not make, are an error that names them, and nothing is changed.`,
	}),
	consider: oneOf(considered, {
		label: 'Payments Considered',
		default: 'customer',
		description: 'Which scheduled payments count',
	}),
});
