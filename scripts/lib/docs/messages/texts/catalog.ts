import type { Section } from './types';

/** The Npay Catalog node: rows of a sheet that make no document. */
export const CATALOG: Section = {
	title: ['Npay Catalog: rows and documents', 'Npay Catalog: 행과 문서'],
	intro: [
		'`{…}` at the beginning is the column. A document is whole or an error. What Check finds has codes: [catalog.md](catalog.md#findings-of-check).',
		'맨 앞의 `{…}`는 열 이름입니다. 완전한 문서를 만들지 못하면 오류로 끝납니다. Check의 결과는 코드로 나옵니다: [catalog.ko.md](catalog.ko.md#검사check-결과).',
	],
	told: [
		[
			[
				'{…} has no column that is read, only {…}',
				'{…} is empty in all items: there is no product',
			],
			['The columns have other names than those of the table.', '열 이름이 표와 다릅니다.'],
			[
				'Name the columns as [catalog.md](catalog.md#columns) has them, in English or Korean.',
				'[catalog.ko.md](catalog.ko.md#열-이름)의 영문 또는 한글 열 이름으로 바꿉니다.',
			],
		],
		[
			[
				'{…} has different values: {…} and {…}',
				'{…} has different values: "{…}" and "{…}"',
				'{…} has different values in rows of one purchase: {…} and {…}',
				'{…} has different values for product {…}: {…} and {…}',
			],
			[
				'Rows of one product (or purchase) contradict each other.',
				'한 상품(또는 한 구매)의 행끼리 값이 다릅니다.',
			],
			[
				'Write the same into all of its rows, or into one of them only.',
				'모든 행에 같은 값을 적거나 한 행에만 적습니다.',
			],
		],
		[
			[
				'{…} contradicts itself: a code stands for one choice and one price, and a choice has one code',
			],
			[
				'Two combinations share a code, or one has two.',
				'두 옵션 조합이 같은 관리코드를 쓰거나, 한 조합에 코드가 두 개입니다.',
			],
			[
				'Give each combination a code of its own (옵션관리코드).',
				'조합마다 다른 옵션관리코드를 씁니다.',
			],
		],
		[
			['{…} is a choice that comes twice, in {…}', '{…} {…} comes twice, in {…}'],
			[
				'The same option or supplement stands in two rows.',
				'같은 옵션이나 추가구성품이 두 행에 있습니다.',
			],
			['Put the quantity into one row.', '수량을 한 행에 합칩니다.'],
		],
		[
			['{…} {…} takes more off than the product costs ({…})'],
			[
				'An option’s price would make the product cost less than nothing.',
				'옵션 가격을 빼면 상품 가격이 0원보다 작아집니다.',
			],
			['Check the option’s price.', '옵션 가격을 확인합니다.'],
		],
		[
			['{…} is true for one product and not for another of the same order'],
			[
				'Books and performances (소득공제) can’t be bought together with others.',
				'소득공제 상품과 다른 상품은 한 주문에 담을 수 없습니다.',
			],
			['Make two purchases of them.', '주문을 나눕니다.'],
		],
		[
			[
				"{…} is over Naver Pay's limits: {…}",
				'has {…} bytes, but Naver Pay takes {…}',
				'has {…} characters, but Naver Pay takes {…}',
				'is {…}, but Naver Pay takes at most {…}',
				'is {…}, but Naver Pay takes {…} and more',
			],
			['A value is longer or larger than the manual allows.', '매뉴얼의 길이나 범위를 넘었습니다.'],
			[
				'Shorten it; limits known at third hand only become warnings where *Strict Limits* is off.',
				'줄입니다. 확인되지 않은 한도는 *Strict Limits*를 끄면 경고로 바뀝니다.',
			],
		],
		[
			[
				'is "{…}", but Naver Pay takes only A-Z, a-z, 0-9 and ! + - / = _ |, without blanks',
				'holds a comma, with which Naver Pay separates codes: "{…}"',
			],
			['IDs and codes may hold few signs.', '상품번호와 관리코드에 쓸 수 없는 글자가 있습니다.'],
			['Use letters, digits and hyphens.', '영문, 숫자, 하이픈을 씁니다.'],
		],
		[
			['{…} holds a control character, which XML does not allow'],
			[
				'Something invisible came along when it was copied.',
				'복사할 때 보이지 않는 글자가 들어왔습니다.',
			],
			['Type the cell again by hand.', '셀을 직접 다시 입력합니다.'],
		],
		[
			['{…} "{…}" is not a web address'],
			['An address without https://.', 'https://가 없는 주소입니다.'],
			['Start it with https://.', 'https://로 시작하게 씁니다.'],
		],
		[
			['{…} names {…} a second time in this row', '{…} is empty, though the row has an option'],
			[
				'Options of a row are not complete, or stand there twice.',
				'행의 옵션이 빠졌거나 두 번 적혀 있습니다.',
			],
			['Name each kind of option and its choice once.', '옵션 종류와 값을 한 번씩 적습니다.'],
		],
		[
			[
				'{…} is empty, but a choice of two or more kinds of options needs it',
				'{…} is empty, but an option that changes the price needs it',
			],
			[
				'Naver Pay knows such a choice by its code only.',
				'이런 옵션은 네이버페이가 관리코드로만 구별합니다.',
			],
			[
				'Give each combination a code, the same in both documents.',
				'조합마다 관리코드를 정하고 두 문서에 똑같이 적습니다.',
			],
		],
		[
			['{…} is empty, but delivery has a fee', '{…} is FREE, but delivery has a fee'],
			['Who pays the fee is not said.', '배송비를 누가 언제 내는지 없습니다.'],
			[
				'PREPAYED (선불) or CASH_ON_DELIVERY (착불).',
				'PREPAYED(선불) 또는 CASH_ON_DELIVERY(착불)를 적습니다.',
			],
		],
		[
			[
				'{…} is FREE, but delivery costs {…}',
				'{…} is FREE, but 착불',
				'{…} is CHARGE (유료), but the fee is 0',
				'{…} is empty, but the fee is {…}',
				'{…} is empty, but the fee is both free from an amount and charged by quantity',
			],
			['The columns on delivery contradict each other.', '배송비 열끼리 맞지 않습니다.'],
			[
				'Leave the kind of fee empty: the node finds it from the others. Else mend the column that the error names.',
				'배송비 유형을 비우면 나머지 열에서 알아냅니다. 아니면 오류에 나오는 열을 고칩니다.',
			],
		],
		[
			[
				'{…} "{…}" can\'t be read',
				'{…} "{…}" is no area',
				'{…} "{…}" is not a number of pieces from 2 up',
				'{…} has {…} ranges, which makes {…} sections of quantities; Naver Pay takes {…}',
			],
			[
				'A list such as 3:500, 6:1000 or jeju:3000, island:5000 is expected.',
				'3:500, 6:1000이나 jeju:3000, island:5000 같은 목록을 적는 칸입니다.',
			],
			['Write it like the example in the error.', '오류의 예처럼 적습니다.'],
		],
		[
			[
				'{…} "{…}" is no postal code or range of them',
				'{…} "{…}" does not begin with a province (시·도)',
				'{…} and the address contradict each other: one says everywhere (전국), the other a place',
				'{…} and {…} ({…}) are empty: it is not said where the surcharge applies{…}',
			],
			[
				'It is not clear where the surcharge applies.',
				'추가 배송비가 어디에 붙는지 알 수 없습니다.',
			],
			[
				'Write postal codes (63000-63644, 40*) or a region (제주, 경북 울릉군); 전국 for everywhere.',
				'우편번호(63000-63644, 40*)나 지역(제주, 경북 울릉군)을 적습니다. 모든 지역이면 전국이라고 적습니다.',
			],
		],
		[
			["{…} is the row's number in n8n's data table, not a product"],
			[
				'n8n’s data tables number their rows in a column `id`.',
				'n8n 데이터 테이블의 `id` 열은 행 번호입니다.',
			],
			['Add a column `productId`.', '`productId` 열을 추가합니다.'],
		],
		[
			['{…} can only be looked at with the query', '{…} is empty, and no query says which product'],
			[
				'The node needs to know what Naver Pay asks for.',
				'네이버페이가 무엇을 묻는지 알아야 합니다.',
			],
			[
				'Set *Query* to the query of the Webhook node.',
				'*Query*에 Webhook 노드의 query를 넣습니다.',
			],
		],
		[
			[
				'{…} must be the query of the call, as text or as the Webhook node gives it',
				'{…} names no product',
				'{…} has no product[{…}][id]',
				'{…} gives {…} twice: {…}',
				'{…} holds "{…}", which is not percent-encoded',
			],
			['This is not how Naver Pay calls.', '네이버페이의 호출이 아닙니다.'],
			[
				'Use `{{ $json.query }}` right after the Webhook node.',
				'Webhook 노드 바로 뒤에서 `{{ $json.query }}`를 씁니다.',
			],
		],
		[
			['{…} asks for product {…}, which is in no row'],
			[
				'The rows don’t have the product that Naver Pay asks for.',
				'네이버페이가 묻는 상품이 행에 없습니다.',
			],
			[
				'Look at what reads the rows, and whether the shop page sends the same ID.',
				'행을 읽는 부분과, 쇼핑몰 페이지가 같은 상품번호를 보내는지 확인합니다.',
			],
		],
		[
			['{…} "{…}" can\'t be the name of a field', '{…} "{…}" is read already'],
			[
				'A further field for PortOne has a name that can’t be used.',
				'추가로 보낼 필드의 이름을 쓸 수 없습니다.',
			],
			[
				'Use letters, digits and _, and none of the columns.',
				'영문, 숫자, _만 쓰고 열 이름과 겹치지 않게 합니다.',
			],
		],
	],
};
