import type { CodedValue } from '../../shared/codedValue';
import {
	cancelReasons,
	collectDeliveryMethods,
	deliveryCompanies,
	dispatchDeliveryMethods,
	returnHoldbackReasons,
	returnReasons,
} from '../../Npay/api/codes';

/** Couriers that PortOne takes (`delivery_company`; its own document), by codes that are Naver's own. */
const COMPANIES = [
	'CJGLS',
	'KGB',
	'DONGBU',
	'EPOST',
	'REGISTPOST',
	'HANJIN',
	'HYUNDAI',
	'KGBLS',
	'INNOGIS',
	'DAESIN',
	'ILYANG',
	'KDEXP',
	'CHUNIL',
	'CH1',
	'HDEXP',
	'CVSNET',
	'DHL',
	'FEDEX',
	'GSMNTON',
	'WARPEX',
	'WIZWA',
	'EMS',
	'DHLDE',
	'ACIEXPRESS',
	'EZUSA',
	'PANTOS',
	'UPS',
	'HLCGLOBAL',
	'KOREXG',
	'TNT',
	'SWGEXP',
	'DAEWOON',
	'USPS',
	'IPARCEL',
	'KUNYOUNG',
	'HPL',
	'DADREAM',
	'SLX',
	'SFEXPRESS',
	'HONAM',
] as const;

/** Those of Naver's list that PortOne's own document has, in that order. */
const pick = (values: readonly CodedValue[], codes: readonly string[]): readonly CodedValue[] =>
	codes.map((code) => values.find((one) => one.code === code) ?? { code, en: code, ko: code });

export const companies = pick(deliveryCompanies, COMPANIES);

/** How an order is sent (`delivery_method`). */
export const shippingMethods = dispatchDeliveryMethods;

/** How returned goods travel back (`delivery_method` of a return). */
export const returnMethods = pick(collectDeliveryMethods, [
	'RETURN_DESIGNATED',
	'RETURN_DELIVERY',
	'RETURN_INDIVIDUAL',
]);

export { cancelReasons, returnHoldbackReasons, returnReasons };
