import Ajv from 'ajv';

import { type Check, lazyCheck } from '../core/lazy-schema';
import { type PurchaseParam, PurchaseRefused } from './types';

const text = { type: 'string', minLength: 1 };
const any = { type: 'string' };
const won = { type: 'integer', minimum: 0 };
const pieces = { type: 'integer', minimum: 1 };
const url = { type: 'string', pattern: '^https?://' };
const object = (properties: object, required: string[], rules: object = {}) => ({
	type: 'object',
	properties,
	required,
	...rules,
});

const OPTION = object(
	{
		optionQuantity: pieces,
		optionPrice: { type: 'integer' },
		selectionCode: text,
		selections: {
			type: 'array',
			minItems: 1,
			items: object({ code: text, label: text, value: text }, ['code', 'label', 'value']),
		},
	},
	['optionQuantity', 'selections'],
);

const SUPPLEMENT = object({ id: text, name: text, price: won, quantity: pieces }, [
	'id',
	'name',
	'price',
	'quantity',
]);

const BY_AREA = {
	type: 'array',
	items: object({ area: { enum: ['island', 'jeju'] }, surcharge: won }, ['area', 'surcharge']),
};

const FEE_RULE = object(
	{
		freeByThreshold: won,
		repeatByQty: pieces,
		rangesByQty: {
			type: 'array',
			minItems: 1,
			items: object({ from: pieces, surcharge: won }, ['from', 'surcharge']),
			// At most three sections; the pieces below the first range are one.
			if: { contains: { type: 'object', properties: { from: { const: 1 } } } },
			then: { maxItems: 3 },
			else: { maxItems: 2 },
		},
		surchargesByArea: { if: { type: 'array' }, then: BY_AREA, else: { const: 'API' } },
	},
	[],
);

const SHIPPING = object(
	{
		groupId: any,
		method: { enum: ['DELIVERY', 'QUICK_SVC', 'DIRECT_DELIVERY', 'VISIT_RECEIPT', 'NOTHING'] },
		baseFee: won,
		feePayType: { enum: ['PREPAYED', 'CASH_ON_DELIVERY'] },
		feeRule: FEE_RULE,
	},
	['method', 'baseFee'],
	{
		if: { properties: { baseFee: { type: 'integer', minimum: 1 } } },
		then: { required: ['feePayType'] },
	},
);

const PRODUCT = object(
	{
		id: text,
		merchantProductId: any,
		ecMallProductId: any,
		name: text,
		basePrice: won,
		taxType: { enum: ['TAX', 'TAX_FREE'] },
		quantity: pieces,
		infoUrl: url,
		imageUrl: url,
		giftName: any,
		options: { type: 'array', minItems: 1, items: OPTION },
		supplements: { type: 'array', items: SUPPLEMENT },
		shipping: SHIPPING,
	},
	['id', 'name', 'basePrice', 'infoUrl', 'imageUrl', 'shipping'],
	{ if: { required: ['options'] }, else: { required: ['quantity'] } },
);

/** Ids as numbers and amounts as text are taken for what they say: shop pages send both. */
const isPurchase: Check<PurchaseParam> = lazyCheck(
	new Ajv({ allErrors: true, coerceTypes: true, strictRequired: false }),
	object(
		{
			pg: { type: 'string', pattern: '^naverco(\\..+)?$' },
			pay_method: any,
			merchant_uid: text,
			name: text,
			amount: pieces,
			buyer_name: any,
			buyer_email: any,
			buyer_tel: text,
			buyer_addr: any,
			buyer_postcode: any,
			notice_url: any,
			naverInterface: object({ cpaInflowCode: any, naverInflowCode: any, saClickId: any }, []),
			naverCultureBenefit: { type: 'boolean' },
			naverProducts: { type: 'array', minItems: 1, items: PRODUCT },
		},
		['merchant_uid', 'name', 'amount', 'buyer_tel', 'naverProducts'],
	),
);

/** Keywords that only say that one of the others failed. */
const WRAPPERS: ReadonlySet<string> = new Set(['if']);

/** Reads the object that a shop's page gives to `IMP.request_pay`. Throws PurchaseRefused. */
export function readPurchase(sent: unknown): PurchaseParam {
	const param: unknown = structuredClone(sent);
	if (!isPurchase(param)) {
		const problems = isPurchase.errors.filter(({ keyword }) => !WRAPPERS.has(keyword));
		throw new PurchaseRefused(
			problems.map(({ instancePath, params, message }) => {
				const missing: unknown = params['missingProperty'];
				const path = [...instancePath.split('/').slice(1), ...(missing ? [String(missing)] : [])];
				return {
					in: 'request',
					path: memberPath(path),
					message: missing ? '필수 항목이 없습니다' : `값이 올바르지 않습니다 (${message})`,
				};
			}),
		);
	}
	return param;
}

/** `naverProducts`, `0`, `id` as `naverProducts[0].id`. */
function memberPath(names: readonly string[]): string {
	return names.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]') || 'param';
}
