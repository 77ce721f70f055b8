/**
 * Why Naver Pay would refuse a purchase, or what a shop would hardly want. The codes are saved in users'
 * workflows, in conditions: they never change.
 */
export type FindingCode =
	| 'xmlUnreadable'
	| 'missing'
	| 'wrongType'
	| 'unknownValue'
	| 'wrongPg'
	| 'productMissing'
	| 'productRepeated'
	| 'notOnSale'
	| 'stockShort'
	| 'basePriceDiffers'
	| 'taxTypeDiffers'
	| 'optionSupportMissing'
	| 'optionNotChosen'
	| 'optionKindUnknown'
	| 'optionKindRepeated'
	| 'optionValueUnknown'
	| 'optionTextDiffers'
	| 'selectionCodeMissing'
	| 'selectionCodeUnknown'
	| 'combinationMissing'
	| 'combinationDiffers'
	| 'combinationRepeated'
	| 'combinationsIncomplete'
	| 'optionPriceDiffers'
	| 'supplementSupportMissing'
	| 'supplementMissing'
	| 'supplementRepeated'
	| 'supplementPriceDiffers'
	| 'supplementStockShort'
	| 'supplementNotOnSale'
	| 'cultureBenefitMixed'
	| 'cultureBenefitMisplaced'
	| 'shippingRuleWrong'
	| 'shippingAddsUp'
	| 'shippingGroupDiffers'
	| 'shippingDiffers'
	| 'amountDiffers'
	| 'deprecated';

/** One thing that is wrong with a purchase. */
export interface Finding {
	code: FindingCode;
	/** Of the field, in the purchase: `naverProducts[1].options[0].selectionCode`. */
	path?: string;
	/** Of the element, in the product information: `/products/product[2]/basePrice`. */
	xmlPath?: string;
	message: string;
}

/** Where a finding is. */
export type Place = Pick<Finding, 'path' | 'xmlPath'>;

/** Gathers what a check finds. */
export class Findings {
	/** Naver Pay refuses the purchase for each of these. */
	readonly reasons: Finding[] = [];

	/** Naver Pay takes the purchase, but it may cost or show something else than meant. */
	readonly warnings: Finding[] = [];

	refuse(code: FindingCode, place: Place, message: string): void {
		this.reasons.push({ code, ...place, message });
	}

	warn(code: FindingCode, place: Place, message: string): void {
		this.warnings.push({ code, ...place, message });
	}
}
