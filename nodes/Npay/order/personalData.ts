import type { GenericValue, IDataObject } from 'n8n-workflow';

/** What happens to names, phone numbers and addresses on the way out. */
export type PersonalData = 'full' | 'masked' | 'omit';

/** Fields that tell who a person is, wherever they stand (order API; the older protocol's names too). */
const PERSONAL_FIELD =
	/^(ordererName|ordererTel\d?|ordererId|ordererNo|purchaserName|writerId|shippingMemo|individualCustomUniqueCode|receiver(Name|Tel\d?|Address)|recipient\w*|zipCode|address)$/i;

/** Objects that hold a person's address. */
const ADDRESS_OBJECT = /address$/i;

/** Texts that a buyer writes, beside the memo for the courier: anything can stand in them. */
const FREE_TEXT = /^(\w*DetailedReason|\w*DetailContent|\w*DetailReason|inquiryContent)$/i;

/** Options as the buyer chose or typed them: `색상: 빨강 / 연락처: 010-…`. */
const OPTION_TEXT = /^productOption$/i;
const OPTION_SEPARATOR = ' / ';

/** Names of options that ask for something personal. */
const PERSONAL_OPTION =
	/이름|성함|성명|받는|받으|수령|보내는|연락처|전화|휴대|핸드폰|번호|메일|주소|생년|생일|통관|name|tel|phone|mail|address/i;

/** An e-mail address inside a text. The bounds keep a long text without one from taking long. */
const EMAIL_INSIDE = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** A Korean phone number inside a text, not a part of a longer number. */
const PHONE_INSIDE =
	/(?<![\d-])(?:\+82[-. ]?\(?0?\)?|0)(?:1[016789]|2|[3-6]\d|50\d|70)[-. )]{0,2}\d{3,4}[-. ]?\d{4}(?![\d-])/g;

/** Numbers that look like phone numbers and are none. */
const OTHER_NUMBER = /(trackingNumber|Id|Ids|orderNo|Date)$/i;

/** Fields of an address that tell nothing about the person. */
const HARMLESS_IN_ADDRESS = new Set([
	'addressType',
	'country',
	'isRoadNameAddress',
	'logisticsCenterId',
	'pickupLocationType',
	'entryMethod',
]);

/** Korean phone numbers under any name, so that fields not known yet are caught. */
const PHONE_NUMBER = /^(\+82|0)[\d-]{8,13}$/;

/** `홍길동` -> `홍**`, `010-1234-5678` -> `010-****-****`, `서울특별시 …` -> `서***…`. */
function mask(value: GenericValue): GenericValue {
	if (typeof value !== 'string' || value === '') return value === '' ? '' : '***';
	if (PHONE_NUMBER.test(value)) return `${value.slice(0, 3)}-****-****`;
	return `${[...value][0]}**`;
}

/** `연락처: 010-1234-5678, kim@example.com` -> `연락처: 010-****-****, ***@***`. */
const maskContacts = (text: string): string =>
	text
		.replace(EMAIL_INSIDE, '***@***')
		.replace(
			PHONE_INSIDE,
			(phone) => `${phone.slice(0, phone.startsWith('02') ? 2 : 3)}-****-****`,
		);

/** Options without what is personal in them: its value is masked, or the whole option is left out. */
function treatOptions(text: string, mode: 'masked' | 'omit'): string {
	return text
		.split(OPTION_SEPARATOR)
		.flatMap((option) => {
			const [, name = '', value = ''] = /^([^:]*):\s*(.*)$/s.exec(option) ?? [];
			const masked = maskContacts(option);
			if (mode === 'omit') return masked !== option || PERSONAL_OPTION.test(name) ? [] : [option];
			const isNamed = masked === option && PERSONAL_OPTION.test(name) && value !== '';
			return [isNamed ? `${name}: ${String(mask(value))}` : masked];
		})
		.join(OPTION_SEPARATOR);
}

function walk(value: unknown, mode: 'masked' | 'omit', inAddress: boolean): unknown {
	if (Array.isArray(value)) return value.map((entry) => walk(entry, mode, inAddress));
	if (typeof value === 'string') return maskContacts(value);
	if (typeof value !== 'object' || value === null) return value;
	const result: Record<string, unknown> = {};
	for (const [key, field] of Object.entries(value)) {
		const isObject = typeof field === 'object' && field !== null;
		const isNumber = OTHER_NUMBER.test(key);
		const isPersonal =
			!isObject &&
			(PERSONAL_FIELD.test(key) ||
				(mode === 'omit' && FREE_TEXT.test(key)) ||
				(inAddress && !HARMLESS_IN_ADDRESS.has(key)) ||
				(typeof field === 'string' && PHONE_NUMBER.test(field) && !isNumber));
		if (isPersonal && mode === 'masked') result[key] = mask(field as GenericValue);
		else if (isPersonal) continue;
		else if (typeof field === 'string' && isNumber) result[key] = field;
		else if (typeof field === 'string' && OPTION_TEXT.test(key))
			result[key] = treatOptions(field, mode);
		else result[key] = walk(field, mode, inAddress || ADDRESS_OBJECT.test(key));
	}
	return result;
}

/**
 * What is covered: names, phone numbers, addresses, memos and customs numbers in fields of their own; e-mail
 * addresses and phone numbers inside any text; options that ask for something personal. Left out, the texts that a
 * buyer writes with a claim go, too. A name inside another text isn't recognised.
 *
 * @returns the same data, or a copy with what is personal masked or left out
 */
export function treatPersonalData(data: IDataObject, mode: PersonalData): IDataObject {
	return mode === 'full' ? data : (walk(data, mode, false) as IDataObject);
}
