import { squeeze } from '../../shared/data/writing';

/** A column of a sheet that the node reads. */
export interface Column {
	/** The API's own name of the field; what stands in the column's header. */
	readonly name: string;
	/** The Korean header that works as well. */
	readonly ko: string;
	/** Both headers as rows are searched for them, whatever their case and blanks: `Base Price`, `판매 가`. */
	readonly keys: readonly string[];
	/** A header that works as well; where a row has it, be it empty, the API's name is something else's. */
	readonly alias?: string;
	/** Headers of a row that has the alias, as rows are searched for them. */
	readonly aliasKeys: readonly string[];
	/** Columns that are read in its place where it is empty, so that one sheet serves all documents. */
	readonly also?: readonly Column[];
	/** What to write into it, for the docs. */
	readonly meaning: { en: string; ko: string };
}

/** What sheets write behind a header in brackets, without making another column of it. */
const REMARK =
	/[([{<](단위:?)?(원|원화|₩|krw|won|개|ea|pcs|필수|선택|필수입력|선택입력|required|optional|숫자|텍스트|text|number)[)\]}>]/g;

/**
 * A header without what forms write around it: `판매가(원)`, `상품번호*`, `[필수] 상품명`. Other brackets stay:
 * `배송비(도서산간)` is another column than `배송비`.
 *
 * @param key a header as `squeeze` gives it
 */
export const withoutRemarks = (key: string): string => key.replace(REMARK, '').replace(/[*※]/g, '');

const column = (
	name: string,
	ko: string,
	en: string,
	koMeaning: string,
	also: readonly Column[] = [],
	alias?: string,
): Column => ({
	name,
	ko,
	keys: [squeeze(name), squeeze(ko)],
	...(alias === undefined ? {} : { alias }),
	aliasKeys: [squeeze(alias ?? name), squeeze(ko)],
	also,
	meaning: { en, ko: koMeaning },
});

/** The headers of a column as users are told them: `id or productId (상품번호)`. */
export const headersOf = ({ name, alias, ko }: Column): string =>
	`${name}${alias === undefined ? '' : ` or ${alias}`} (${ko})`;

/** A column that no document has, by its header. */
export const otherColumn = (header: string): Column => column(header, header, '', '');

const id = column(
	'id',
	'상품번호',
	"Product ID; the same in all documents. In every row. Where a row has `productId`, `id` is not read: n8n's data tables keep that name for numbers of their own",
	'상품 고유 번호. 모든 문서에서 같은 값이며 모든 행에 적습니다. `productId` 열이 있으면 `id`는 읽지 않습니다(n8n의 Data tables는 `id`를 행 번호로 씁니다)',
	[],
	'productId',
);
const name = column('name', '상품명', 'Product name', '상품 이름');
const basePrice = column(
	'basePrice',
	'판매가',
	'Price in won, without options',
	'옵션을 뺀 상품 가격(원)',
);
const infoUrl = column(
	'infoUrl',
	'상품URL',
	"Address of the product's page",
	'상품 상세 페이지 URL',
);
const imageUrl = column(
	'imageUrl',
	'이미지URL',
	"Address of the product's picture",
	'상품 썸네일 이미지 URL',
);
const optionPrice = column(
	'optionPrice',
	'옵션가',
	'What the option adds to the price, in won; may be negative',
	'옵션 추가 금액(원), 음수 가능',
);
const selectionCode = column(
	'selectionCode',
	'옵션관리코드',
	'Code of the combination; needed with two or more kinds of options, or where an option changes the price',
	'옵션 조합 관리 코드. 옵션이 두 가지 이상이거나 옵션에 따라 가격이 달라지면 필수',
);
const baseFee = column(
	'baseFee',
	'배송비',
	'Delivery fee in won, 0 = free',
	'기본 배송비(원), 0이면 무료',
);

/** Columns of what is sold, by their names. */
export const COLUMNS = {
	id,
	name,
	basePrice,
	infoUrl,
	imageUrl,
	optionPrice,
	selectionCode,
	baseFee,
	merchantProductId: column(
		'merchantProductId',
		'상품관리번호',
		"The shop's own number, where it is not the product ID",
		'상품관리ID. 상품번호와 다를 때만',
	),
	ecMallProductId: column(
		'ecMallProductId',
		'쇼핑상품번호',
		'Number at Naver Shopping, where it is not the product ID',
		'지식쇼핑 상품관리ID. 상품번호와 다를 때만',
	),
	taxType: column(
		'taxType',
		'과세구분',
		'TAX (과세) or TAX_FREE (면세)',
		'TAX(과세) 또는 TAX_FREE(면세)',
	),
	quantity: column('quantity', '수량', 'Pieces bought', '구매 수량'),
	giftName: column('giftName', '사은품', 'Gift that comes along', '사은품 이름'),
	status: column(
		'status',
		'판매상태',
		'ON_SALE (판매중, where empty), SOLD_OUT (품절) or NOT_SALE (판매중지)',
		'ON_SALE(판매중, 비우면 이 값), SOLD_OUT(품절), NOT_SALE(판매중지)',
	),
	stockQuantity: column('stockQuantity', '재고수량', 'Pieces in stock', '남은 재고 수량'),
	optionQuantity: column(
		'optionQuantity',
		'옵션수량',
		'Pieces bought of this option; where empty, Pieces bought (quantity)',
		'이 옵션의 구매 수량. 비우면 수량(quantity)',
	),
	manageCode: column(
		'manageCode',
		'조합관리코드',
		'The same as selectionCode, by the name that it has in the XML',
		'selectionCode와 같은 값의 XML 이름',
		[selectionCode],
	),
	optionStockQuantity: column(
		'optionStockQuantity',
		'옵션재고',
		'Pieces in stock of this combination; 0 = sold out',
		'이 옵션 조합의 재고 수량, 0이면 품절',
	),
	optionStatus: column(
		'optionStatus',
		'옵션판매',
		'Whether this combination is on sale: true (where empty) or false',
		'이 옵션 조합의 판매 여부: true(비우면 이 값) 또는 false',
	),
	inputOptions: column(
		'inputOptions',
		'직접입력옵션',
		'Options that the buyer types in, by their names, with commas between: 각인 문구',
		'구매자가 직접 입력하는 옵션 이름, 여러 개면 쉼표로 구분: 각인 문구',
	),
	groupId: column(
		'groupId',
		'묶음배송그룹',
		'Products with the same group share one box and one fee',
		'값이 같은 상품끼리 묶음 배송',
	),
	method: column(
		'method',
		'배송방법',
		'DELIVERY (택배, where empty), QUICK_SVC (퀵서비스), DIRECT_DELIVERY (직접전달), VISIT_RECEIPT (방문수령) or NOTHING (배송없음)',
		'DELIVERY(택배, 비우면 이 값), QUICK_SVC(퀵서비스), DIRECT_DELIVERY(직접전달), VISIT_RECEIPT(방문수령), NOTHING(배송없음)',
	),
	feePayType: column(
		'feePayType',
		'배송비결제',
		'PREPAYED (선불) or CASH_ON_DELIVERY (착불); not needed when delivery is free',
		'PREPAYED(선불) 또는 CASH_ON_DELIVERY(착불). 무료 배송이면 생략',
	),
	freeByThreshold: column(
		'freeByThreshold',
		'무료배송기준',
		'Free from this order amount, in won',
		'이 주문 금액(원)부터 무료 배송',
	),
	repeatByQty: column(
		'repeatByQty',
		'배송비반복수량',
		'The fee again for every so many pieces',
		'이 수량마다 배송비 반복 부과',
	),
	rangesByQty: column(
		'rangesByQty',
		'수량별배송비',
		'Surcharges from so many pieces on, up to 3: 3:500, 6:1000',
		'수량 구간별 추가 배송비, 최대 3구간: 3:500, 6:1000',
	),
	surchargesByArea: column(
		'surchargesByArea',
		'지역별배송비',
		'jeju:3000, island:5000, or API: then Naver Pay asks for area surcharges',
		'제주:3000, 도서산간:5000 또는 API(지역별 배송비 조회)',
	),
	feePrice: column(
		'feePrice',
		'배송비금액',
		'The same as baseFee, by the name that it has in the XML',
		'baseFee와 같은 값의 XML 이름',
		[baseFee],
	),
	feeType: column(
		'feeType',
		'배송비유형',
		'FREE (무료), CHARGE (유료), CONDITIONAL_FREE (조건부무료) or CHARGE_BY_QUANTITY (수량별); where empty, it follows from the fee and its rules',
		'FREE(무료), CHARGE(유료), CONDITIONAL_FREE(조건부무료), CHARGE_BY_QUANTITY(수량별). 비우면 배송비 규칙에서 정해집니다',
	),
	supplementId: column('supplementId', '추가상품번호', 'ID of a supplement', '추가구성품 ID'),
	supplementName: column('supplementName', '추가상품명', 'Its name', '추가구성품 이름'),
	supplementPrice: column(
		'supplementPrice',
		'추가상품가격',
		'Its price for one piece, in won',
		'추가구성품 1개의 가격(원)',
	),
	supplementQuantity: column(
		'supplementQuantity',
		'추가상품수량',
		'Pieces bought of it',
		'추가구성품 구매 수량',
	),
	supplementStockQuantity: column(
		'supplementStockQuantity',
		'추가상품재고',
		'Its pieces in stock',
		'추가구성품 재고 수량',
	),
	supplementStatus: column(
		'supplementStatus',
		'추가상품판매',
		'Whether it is on sale: true (where empty) or false',
		'판매 여부: true(비우면 이 값) 또는 false',
	),
	naverCultureBenefit: column(
		'naverCultureBenefit',
		'문화비소득공제',
		'true for books and performances (도서·공연비 소득공제); all products of an order, or none',
		'도서·공연비 소득공제 상품이면 true. 주문 안의 모든 상품이 같아야 합니다',
	),
	returnZipcode: column(
		'returnZipcode',
		'반품우편번호',
		'Where returns of this product go: postal code',
		'이 상품의 반품지 우편번호',
	),
	returnAddress1: column('returnAddress1', '반품주소', 'Address', '반품지 기본 주소'),
	returnAddress2: column('returnAddress2', '반품상세주소', 'Rest of it', '반품지 상세 주소'),
	returnSellerName: column('returnSellerName', '반품수취인', 'Who takes it', '반품지 판매자 이름'),
	returnContact1: column('returnContact1', '반품연락처', 'Phone', '반품지 연락처'),
	returnContact2: column('returnContact2', '반품연락처2', 'Another phone', '반품지 다른 연락처'),
	desc: column('desc', '상품설명', 'Description', '상품 상세 설명'),
	uprice: column(
		'uprice',
		'찜가격',
		'Price in won; where empty, basePrice',
		'상품 가격(원). 비우면 판매가',
		[basePrice],
	),
	url: column(
		'url',
		'찜URL',
		"Address of the product's page; where empty, infoUrl",
		'상품 고유 URL. 비우면 상품URL',
		[infoUrl],
	),
	image: column(
		'image',
		'찜이미지',
		"Address of the product's picture; where empty, imageUrl",
		'대표 썸네일 이미지 URL. 비우면 이미지URL',
		[imageUrl],
	),
	thumb: column(
		'thumb',
		'찜썸네일',
		'Address of a smaller picture, where there is one',
		'작은 썸네일 이미지 URL. 있을 때만',
	),
	surprice: column('surprice', '추가배송비', 'Surcharge in won', '지역별 추가 배송비(원)'),
	zipcode: column(
		'zipcode',
		'우편번호',
		'Where it applies: 63000-63644, 23004, 40*; 전국 = everywhere',
		'적용할 우편번호: 63000-63644, 23004, 40*. 모든 지역이면 전국',
	),
	address1: column(
		'address1',
		'주소',
		'Where it applies, by the beginning of the address, with any name of the province: 제주, 경북 울릉군; 전국 = everywhere',
		'적용할 주소의 앞부분(시·도 이름은 어느 것이든): 제주, 경북 울릉군. 모든 지역이면 전국',
	),
} as const satisfies Record<string, Column>;

/** How many kinds of options (색상, 사이즈…) one row can hold. */
export const MAX_KINDS = 10;

/** The three columns of one kind of option. @param n 1 to 10 */
export const kindColumns = (n: number): { label: Column; value: Column; code: Column } => ({
	label: column(`label${n}`, `옵션명${n}`, 'Kind of option: 색상', '옵션 종류: 색상'),
	value: column(`value${n}`, `옵션값${n}`, 'The choice as buyers see it: 빨강', '선택한 값: 빨강'),
	code: column(
		`code${n}`,
		`옵션코드${n}`,
		'Code of the choice: RED; where empty, the value',
		'값의 코드: RED. 비우면 옵션값',
	),
});

/** Every column that any document reads. */
export const ALL_COLUMNS: readonly Column[] = [
	...Object.values(COLUMNS),
	...Array.from({ length: MAX_KINDS }, (_, index) => Object.values(kindColumns(index + 1))).flat(),
];
