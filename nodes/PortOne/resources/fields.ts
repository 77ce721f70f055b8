import { checkWritten } from '../../shared/data/ids';
import { InputError } from '../../shared/failure/errors';
import { optionalIdList } from '../../shared/fields/idList';
import { checked, type FieldSpec, requiredText, text } from '../../shared/fields/kinds';
import type { Field } from '../../shared/fields/parameterReader';

/** Longest ids, in characters (PortOne's own document). */
const LONGEST_CUSTOMER_UID = 80;
const LONGEST_MERCHANT_UID = 40;
const LONGEST_IMP_UID = 32;

const checkUid =
	(longest: number) =>
	(uid: string, { label }: Field): string => {
		if (uid.length > longest) {
			throw new InputError(label, `has ${uid.length} characters; PortOne takes ${longest}`);
		}
		checkWritten(uid, label);
		if (uid === '.' || uid === '..')
			throw new InputError(label, `"${uid}" can't be used in a path`);
		return uid;
	};

/** An id, which may hold anything but blanks around it. */
const uid = (longest: number, spec: FieldSpec) => checked(requiredText(spec), checkUid(longest));

/** An id that need not be there. */
const optionalUid = (longest: number, spec: FieldSpec) => checked(text(spec), checkUid(longest));

/** One or several ids; `undefined` where blank. */
const uids = (longest: number, spec: FieldSpec) => optionalIdList(spec, checkUid(longest));

const CUSTOMER_UID: FieldSpec = { label: 'Customer UID', placeholder: 'e.g. customer-0001' };

/** The customer who is charged. */
export const customerUid = uid(LONGEST_CUSTOMER_UID, {
	...CUSTOMER_UID,
	description: '구매자의 결제 수단 식별 고유번호: names the billing key (빌링키) that is charged',
});

/** Several customers. */
export const customerUids = uids(LONGEST_CUSTOMER_UID, {
	...CUSTOMER_UID,
	required: true,
	description:
		'구매자의 결제 수단 식별 고유번호: one, several with commas between, or an array. 100 of all input items are read together.',
});

/** A customer who need not be named. @param description what the customer is asked for */
export const optionalCustomerUid = (description: string) =>
	optionalUid(LONGEST_CUSTOMER_UID, { ...CUSTOMER_UID, description });

const MERCHANT_UID: FieldSpec = {
	label: 'Merchant UID',
	default: '={{ $json.merchant_uid }}',
	placeholder: 'e.g. order-2026-11-0001',
	description: '고객사 주문번호: the number that your shop gave the payment',
};

/** The shop's number of a payment. */
export const merchantUid = uid(LONGEST_MERCHANT_UID, MERCHANT_UID);

/** The shop's number of a payment, where there may be another name for it. */
export const optionalMerchantUid = optionalUid(LONGEST_MERCHANT_UID, {
	...MERCHANT_UID,
	required: false,
	default: '',
	description:
		'고객사 주문번호: instead of Imp UID, for scheduled payments; others are found by Imp UID only',
});

/** The shop's numbers of several payments. @param spec how they are shown */
export const merchantUids = (spec: Omit<FieldSpec, 'label'>) =>
	uids(LONGEST_MERCHANT_UID, {
		label: MERCHANT_UID.label,
		required: true,
		default: MERCHANT_UID.default,
		...spec,
	});

const IMP_UID: FieldSpec = {
	label: 'Imp UID',
	default: '={{ $json.imp_uid }}',
	placeholder: 'e.g. imp_448280090638',
	description: "포트원 거래고유번호: PortOne's own number of the payment",
};

/** PortOne's own number of a payment. */
export const impUid = uid(LONGEST_IMP_UID, IMP_UID);

/** PortOne's own numbers of several payments. */
export const impUids = uids(LONGEST_IMP_UID, {
	...IMP_UID,
	required: true,
	description:
		'포트원 거래고유번호: one, several with commas between, or an array. 100 of all input items are read together.',
});

/** PortOne's own number of a payment, where there may be another name for it. */
export const optionalImpUid = optionalUid(LONGEST_IMP_UID, { ...IMP_UID, required: false });

/** Text of a limited length, in characters. */
export const limited = (longest: number, spec: FieldSpec) =>
	checked(text(spec), (value, { label }) => {
		if (value.length > longest) {
			throw new InputError(label, `has ${value.length} characters; PortOne takes ${longest}`);
		}
		return value;
	});
