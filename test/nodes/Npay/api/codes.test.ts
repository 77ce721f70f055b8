import * as codes from '../../../../nodes/Npay/api/codes';
import { type CodedValue, toOptions } from '../../../../nodes/shared/fields/codedValue';

const lists = Object.entries<readonly CodedValue[]>(codes);

const codesOf = (values: readonly CodedValue[]) => values.map(({ code }) => code);
const find = (values: readonly CodedValue[], code: string) =>
	values.find((value) => value.code === code);
const repeated = (values: string[]) =>
	values.filter((value, index) => values.indexOf(value) !== index);

/** Letters and digits only, so that `SF Express` and `SFexpress` are the same name. */
const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const smallWords = ['and', 'at', 'by', 'for', 'of', 'or', 'from', 'the', 'to', 'with'];
/** Brands that write themselves in lower case. */
const brands = ['i-parcel'];

const breaksTitleCase = (label: string) =>
	!brands.includes(label) &&
	label
		.split(/[ -]/)
		.some((word, index) =>
			index > 0 && smallWords.includes(word) ? false : !/^[A-Z0-9&]/.test(word),
		);

describe.each(lists)('%s', (_name, values) => {
	it('has values, each code once', () => {
		expect(values).not.toHaveLength(0);
		expect(repeated(codesOf(values))).toEqual([]);
	});

	it('has English labels in Title Case, plain ASCII, each once', () => {
		const labels = values.map(({ en }) => en);

		expect(repeated(labels)).toEqual([]);
		expect(labels.filter((label) => !/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(label))).toEqual([]);
		expect(labels.filter(breaksTitleCase)).toEqual([]);
	});

	it('has Korean labels, each once: Hangul, or the Latin name of a brand', () => {
		const labels = values.map(({ ko }) => ko);
		const neither = values.filter(
			({ en, ko }) => !/\p{Script=Hangul}/u.test(ko) && !bare(en).includes(bare(ko)),
		);

		expect(repeated(labels)).toEqual([]);
		expect(labels.filter((label) => label !== label.trim() || label === '')).toEqual([]);
		expect(neither).toEqual([]);
	});

	it('gives the editor options that can be told apart', () => {
		const names = toOptions(values).map(({ name }) => name);

		expect(repeated(names)).toEqual([]);
	});
});

describe('couriers', () => {
	it('are 203, the most used first', () => {
		expect(codes.deliveryCompanies).toHaveLength(203);
		expect(codesOf(codes.deliveryCompanies).slice(0, 5)).toEqual([
			'CJGLS',
			'HYUNDAI',
			'HANJIN',
			'KGB',
			'EPOST',
		]);
		expect(codesOf(codes.deliveryCompanies).at(-1)).toBe('CU');
	});

	it.each([
		['CJGLS', 'CJ Logistics', 'CJ대한통운'],
		['KOREXG', 'CJ Logistics International', 'CJ대한통운(국제택배)'],
		['HYUNDAI', 'Lotte Global Logistics', '롯데택배'],
		['HLCGLOBAL', 'Lotte Global Logistics International', '롯데글로벌로지스(국제택배)'],
		['KGB', 'Logen', '로젠택배'],
		['EPOST', 'Korea Post Parcel', '우체국택배'],
		['CVSNET', 'GS Postbox Parcel', 'GSPostbox택배'],
		['GS더프레시', 'GS The Fresh', 'GSTHEFRESH'],
		['KDEXP', 'Kyungdong Express', '경동택배'],
		['HONAM', 'Woori Express', '우리택배'],
		['DHL', 'DHL', 'DHL'],
		['GS25', 'GS25 Quick Delivery', 'GS편의점(퀵배달용)'],
	])('know %s', (code, en, ko) => {
		expect(find(codes.deliveryCompanies, code)).toMatchObject({ code, en, ko });
	});

	it('offer one whose tracking numbers are free in form', () => {
		expect(find(codes.deliveryCompanies, 'CH1')).toEqual({
			code: 'CH1',
			en: 'Other Courier',
			ko: '기타택배',
			hint: 'The format of the tracking number is not checked',
		});
	});
});

describe('delivery methods', () => {
	it('offer for dispatch only what moves goods to the buyer', () => {
		expect(codesOf(codes.dispatchDeliveryMethods)).toEqual([
			'DELIVERY',
			'GDFW_ISSUE_SVC',
			'VISIT_RECEIPT',
			'DIRECT_DELIVERY',
			'QUICK_SVC',
			'NOTHING',
		]);
	});

	it('contain those of dispatch, those of collection and the unknown one', () => {
		expect(codes.deliveryMethods).toHaveLength(11);
		expect(codesOf(codes.deliveryMethods)).toEqual([
			...codesOf(codes.dispatchDeliveryMethods),
			...codesOf(codes.collectDeliveryMethods),
			'UNKNOWN',
		]);
	});
});

describe('states and events', () => {
	it.each([
		['claimStatuses', 19],
		['claimTypes', 5],
		['collectDeliveryMethods', 4],
		['delayedDispatchReasons', 6],
		['giftReceivingStatuses', 2],
		['lastChangedTypes', 14],
		['placeOrderStatuses', 3],
		['productOrderStatuses', 9],
		['rangeTypes', 9],
	] as const)('%s has %d values', (name, count) => {
		expect(codes[name]).toHaveLength(count);
	});

	it('spell the codes as the API does', () => {
		expect(codesOf(codes.productOrderStatuses)).toContain('PAYED');
		expect(codesOf(codes.productOrderStatuses)).toContain('CANCELED_BY_NOPAYMENT');
		expect(codesOf(codes.lastChangedTypes)).toContain('CLAIM_REDELIVERING');
		expect(codesOf(codes.rangeTypes)[0]).toBe('PAYED_DATETIME');
		expect(codesOf(codes.delayedDispatchReasons)).toContain('OVERSEA_DELIVERY');
	});

	it('do not confuse the confirmation of an order with the decision to purchase', () => {
		expect(find(codes.placeOrderStatuses, 'OK')).toMatchObject({
			en: 'Confirmed',
			ko: '발주 확인',
		});
		expect(find(codes.productOrderStatuses, 'PURCHASE_DECIDED')).toMatchObject({
			en: 'Purchase Decided',
			ko: '구매 확정',
		});
	});

	it('cover each kind of claim', () => {
		const started = {
			CANCEL: 'CANCEL_REQUEST',
			RETURN: 'RETURN_REQUEST',
			EXCHANGE: 'EXCHANGE_REQUEST',
			PURCHASE_DECISION_HOLDBACK: 'PURCHASE_DECISION_HOLDBACK',
			ADMIN_CANCEL: 'ADMIN_CANCELING',
		};

		expect(codesOf(codes.claimTypes)).toEqual(Object.keys(started));
		expect(codesOf(codes.claimStatuses)).toEqual(expect.arrayContaining(Object.values(started)));
	});
});
