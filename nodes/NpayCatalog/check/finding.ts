/**
 * Why Naver Pay would refuse a purchase, or what a shop would hardly want, in Korean. The codes are saved in
 * users' workflows, in conditions: they never change.
 */
export const findingLabels = {
	xmlUnreadable: '상품정보 XML을 읽을 수 없음',
	missing: '필수 항목 누락',
	wrongType: '값의 형식 오류',
	unknownValue: '허용되지 않는 값',
	wrongPg: 'PG가 naverco가 아님',
	productMissing: '상품정보에 상품 없음',
	productRepeated: '상품 중복',
	notOnSale: '판매중이 아님',
	stockShort: '재고 부족',
	basePriceDiffers: '상품 가격 불일치',
	taxTypeDiffers: '과세구분 불일치',
	optionSupportMissing: 'optionSupport 누락',
	optionNotChosen: '옵션 미선택',
	optionKindUnknown: '상품정보에 옵션명 없음',
	optionKindRepeated: '옵션명 중복',
	optionValueUnknown: '상품정보에 옵션값 없음',
	optionTextDiffers: '옵션값 표기 불일치',
	selectionCodeMissing: '옵션관리코드(selectionCode) 누락',
	selectionCodeUnknown: 'selectionCode와 manageCode 불일치',
	combinationMissing: '옵션 조합 누락',
	combinationDiffers: '옵션 조합 불일치',
	combinationRepeated: '옵션 조합 코드 중복',
	combinationsIncomplete: '일부 옵션 조합이 상품정보에 없음',
	optionPriceDiffers: '옵션 가격 불일치',
	optionStockShort: '옵션 재고 부족',
	optionNotOnSale: '옵션이 판매중이 아님',
	supplementSupportMissing: 'supplementSupport 누락',
	supplementMissing: '상품정보에 추가구성품 없음',
	supplementRepeated: '추가구성품 중복',
	supplementPriceDiffers: '추가구성품 가격 불일치',
	supplementStockShort: '추가구성품 재고 부족',
	supplementNotOnSale: '추가구성품이 판매중이 아님',
	cultureBenefitMixed: '문화비 소득공제 상품 혼합',
	cultureBenefitMisplaced: '문화비 소득공제 위치 오류',
	shippingRuleWrong: '배송비 규칙 오류',
	shippingAddsUp: '배송비 합산',
	shippingGroupDiffers: '묶음배송 그룹의 배송비 규칙 불일치',
	shippingDiffers: '배송비 정책 불일치',
	amountDiffers: '결제금액 불일치',
	deprecated: '폐기된 항목 사용',
	limitExceeded: '입력값 제한 초과',
} as const;

export type FindingCode = keyof typeof findingLabels;

/** One thing that is wrong with a purchase. */
export interface Finding {
	code: FindingCode;
	/** The code in Korean. */
	label: string;
	/** Of the field, in the purchase: `naverProducts[1].options[0].selectionCode`. */
	path?: string;
	/** Of the element, in the product information: `/products/product[2]/basePrice`. */
	xmlPath?: string;
	message: string;
	/**
	 * True for what is known third-hand only (Naver Pay's interworking guide 2.1, as shops have written it down): Naver
	 * Pay may take it all the same.
	 */
	thirdHand?: true;
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
		this.reasons.push({ code, label: findingLabels[code], ...place, message });
	}

	/** As `refuse`, where the rule is known third-hand only. */
	refuseThirdHand(code: FindingCode, place: Place, message: string): void {
		this.reasons.push({ code, label: findingLabels[code], ...place, message, thirdHand: true });
	}

	warn(code: FindingCode, place: Place, message: string): void {
		this.warnings.push({ code, label: findingLabels[code], ...place, message });
	}

	/** Takes over, as copies, what another one has gathered. */
	addAll({ reasons, warnings }: Findings): void {
		for (const reason of reasons) this.reasons.push({ ...reason });
		for (const warning of warnings) this.warnings.push({ ...warning });
	}
}
