import type { GenericValue, IDataObject } from 'n8n-workflow';

/** What happens to names, phone numbers and addresses on the way out. */
export type PersonalData = 'full' | 'masked' | 'omit';

/** Fields that tell who a person is, wherever they stand (order API; the older protocol's names too). */
const PERSONAL_FIELD =
	/^(ordererName|ordererTel\d?|ordererId|ordererNo|purchaserName|writerId|shippingMemo|individualCustomUniqueCode|receiver(Name|Tel\d?|Address)|recipient\w*|zipCode|address)$/i;

/** Objects that hold a person's address. */
const ADDRESS_OBJECT = /address$/i;

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

function walk(value: unknown, mode: 'masked' | 'omit', inAddress: boolean): unknown {
	if (Array.isArray(value)) return value.map((entry) => walk(entry, mode, inAddress));
	if (typeof value !== 'object' || value === null) return value;
	const result: Record<string, unknown> = {};
	for (const [key, field] of Object.entries(value)) {
		const isObject = typeof field === 'object' && field !== null;
		const isPersonal =
			!isObject &&
			(PERSONAL_FIELD.test(key) ||
				(inAddress && !HARMLESS_IN_ADDRESS.has(key)) ||
				(typeof field === 'string' && PHONE_NUMBER.test(field) && !/trackingNumber$/i.test(key)));
		if (!isPersonal) result[key] = walk(field, mode, inAddress || ADDRESS_OBJECT.test(key));
		else if (mode === 'masked') result[key] = mask(field as GenericValue);
	}
	return result;
}

/** @returns the same data, or a copy with names, phone numbers and addresses masked or left out */
export function treatPersonalData(data: IDataObject, mode: PersonalData): IDataObject {
	return mode === 'full' ? data : (walk(data, mode, false) as IDataObject);
}
