import type { Input } from '../gateway/input';

export const PARCEL_PARAMETERS = ['delivery_method', 'delivery_company', 'tracking_number'];

/** How a merchant may send goods. */
const SENDING = [
	'DELIVERY',
	'GDFW_ISSUE_SVC',
	'VISIT_RECEIPT',
	'DIRECT_DELIVERY',
	'QUICK_SVC',
	'NOTHING',
] as const;

/** How goods may come back. */
const RETURNING = ['RETURN_DESIGNATED', 'RETURN_DELIVERY', 'RETURN_INDIVIDUAL'] as const;

/** Courier codes (택배사 코드) that PortOne knows. */
const COURIERS = [
	...['CJGLS', 'KGB', 'DONGBU', 'EPOST', 'REGISTPOST', 'HANJIN', 'HYUNDAI', 'KGBLS', 'INNOGIS'],
	...['DAESIN', 'ILYANG', 'KDEXP', 'CHUNIL', 'CH1', 'HDEXP', 'CVSNET', 'DHL', 'FEDEX', 'GSMNTON'],
	...['WARPEX', 'WIZWA', 'EMS', 'DHLDE', 'ACIEXPRESS', 'EZUSA', 'PANTOS', 'UPS', 'HLCGLOBAL'],
	...['KOREXG', 'TNT', 'SWGEXP', 'DAEWOON', 'USPS', 'IPARCEL', 'KUNYOUNG', 'HPL', 'DADREAM'],
	...['SLX', 'SFEXPRESS', 'HONAM'],
];

/** A parcel that goes out; by courier only with company and tracking number. Throws WrongInput. */
export function readParcel(input: Input) {
	const deliveryMethod = input.code('delivery_method', SENDING);
	const { company, trackingNumber } = readCourier(input, deliveryMethod === 'DELIVERY');
	return { deliveryMethod, deliveryCompanyCode: company, trackingNumber };
}

/** The way back; by the buyer's courier only with company and tracking number. Throws WrongInput. */
export function readReturnParcel(input: Input) {
	const method = input.code('delivery_method', RETURNING);
	const { company, trackingNumber } = readCourier(input, method === 'RETURN_DELIVERY');
	return {
		collectDeliveryMethod: method,
		collectDeliveryCompany: company,
		collectTrackingNumber: trackingNumber,
	};
}

function readCourier(input: Input, needed: boolean) {
	if (needed) {
		input.text('delivery_company');
		input.text('tracking_number');
	}
	return {
		company: input.optionalCode('delivery_company', COURIERS),
		trackingNumber: input.optionalText('tracking_number'),
	};
}
