/** A request that the order API refuses as a whole. */
export class ApiProblem extends Error {
	constructor(
		readonly code: string,
		message: string,
		readonly status = 400,
		readonly invalidInputs: readonly WrongMember[] = [],
	) {
		super(message);
		this.name = 'ApiProblem';
	}
}

/** What is wrong with a parameter, as replies tell it: the reason stands here and nowhere else. */
export interface WrongMember {
	name: string;
	message: string;
	type: string;
}

/** A wrong parameter of a token or settlement call, and why. The sent value is never repeated. */
export class InvalidInput extends Error {
	constructor(
		readonly parameter: string,
		readonly type = `NotValid.${parameter}`,
		reason = `${parameter} 항목이 유효하지 않습니다.`,
	) {
		super(reason);
	}
}

/** One product order's failure inside a reply with HTTP 200. */
export interface FailInfo {
	productOrderId: string;
	code: string;
	message: string;
}

/** The texts of the order API's codes (Npay API, unconfirmed: as in the Commerce API). */
export const MESSAGES = {
	'4000': '잘못된 요청 파라미터',
	'9999': '주문상태 및 클레임상태를 확인하세요',
	'000400': '요청이 올바르지 않습니다. (HttpMessageNotReadableException)',
	'100001': '상품 주문을 찾을 수 없음',
	'100003': '주문을 찾을 수 없음',
	'101009': '처리권한이 없는 상품주문번호를 요청했습니다',
	'104105': '발송 기한 입력 범위 초과',
	'104116': '배송 방법 변경 필요(배송 없음 주문)',
	'104117': '배송 방법 변경 필요',
	'104118': '택배사 미입력',
	'104119': '택배사 코드 확인',
	'104120': '송장 번호 미입력',
	'104121': '배송 송장 오류(기사용 송장)',
	'104122': '배송 송장 오류(비유효 송장)',
	'104131': '상품 주문 번호 중복',
	'104133': '잘못된 요청',
	'104139': '조회 가능한 날짜 범위를 초과',
	'104417': '교환 재배송 처리 불가 상태',
	'104418': '보류상태 확인 필요(보류중)',
	'105306': '변경을 요청한 상태가 기존과 동일',
} as const;

export type OrderCode = keyof typeof MESSAGES;

/** Refuses the whole request with a code's own text. */
export function problem(code: OrderCode): ApiProblem {
	return new ApiProblem(code, MESSAGES[code]);
}

/** Reasons of wrong input (likely: the Commerce API words them freely). */
const REASONS = {
	NotNull: '필수 항목입니다.',
	NotEmpty: '비어 있을 수 없습니다.',
	Size: '허용된 개수나 길이를 벗어났습니다.',
	TypeMismatch: '형식이 올바르지 않습니다.',
	Unknown: '알 수 없는 항목입니다.',
	Range: '허용된 범위를 벗어났습니다.',
} as const;

/**
 * Refuses the whole request for its input. As at the Commerce API the message says nothing of it;
 * parameter and reason are in `invalidInputs`.
 */
export function invalid(type: keyof typeof REASONS, name: string) {
	return new ApiProblem('4000', MESSAGES['4000'], 400, [{ name, message: REASONS[type], type }]);
}
