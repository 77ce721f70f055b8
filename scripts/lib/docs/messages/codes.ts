import type { Both } from './texts/types';

/** What operators are told about codes of a server that stand in brackets behind its own words. */
export interface Codes {
	/** The file whose table ADVICE holds the codes. */
	file: string;
	title: Both;
	intro: Both;
	told: ReadonlyArray<readonly [codes: readonly string[], cause: Both, remedy: Both]>;
}

const NAVER: Codes = {
	file: 'nodes/Npay/api/failures.ts',
	title: ['Naver’s codes', '네이버의 오류 코드'],
	intro: [
		'Where Naver says something itself, its own words come first and its code in brackets behind them: `… [9999]`. Other codes are passed on as they come.',
		'네이버가 이유를 알려 주면 네이버의 말이 먼저 나오고 코드가 대괄호로 붙습니다(`… [9999]`). 여기에 없는 코드도 그대로 보여 줍니다.',
	],
	told: [
		[
			['9999'],
			[
				'The order’s state does not allow this: not confirmed yet, sent already, a claim is open.',
				'주문 상태가 맞지 않습니다. 발주 확인 전이거나, 이미 발송했거나, 클레임이 진행 중입니다.',
			],
			[
				'Look at the order in 네이버페이센터, or read it with *Get*; do what its state allows.',
				'네이버페이센터나 *Get*으로 주문 상태를 보고 그 상태에서 할 수 있는 작업을 합니다.',
			],
		],
		[
			['100001', '101009'],
			['Naver does not know this number in this shop.', '이 가맹점에 없는 번호입니다.'],
			[
				'Check the number and the credential. An order’s own number (주문번호) is another one: *Get Product Order IDs* finds the product orders of it.',
				'번호와 자격 증명을 확인합니다. 주문번호를 넣었다면 *Get Product Order IDs*로 상품 주문 번호를 찾습니다.',
			],
		],
		[
			['104105'],
			[
				'The due date is not one that Naver allows for this order.',
				'이 주문에 정할 수 없는 발송 기한입니다.',
			],
			['Choose another date (발송기한).', '다른 날짜를 고릅니다.'],
		],
		[
			['104118', '104119'],
			[
				'The courier (택배사) is missing, or is none that Naver takes here.',
				'택배사가 없거나 여기서 쓸 수 없는 택배사입니다.',
			],
			['Choose another *Delivery Company*.', '*Delivery Company*를 다시 고릅니다.'],
		],
		[
			['104120', '104122'],
			[
				'The tracking number is missing, or is none of that courier.',
				'송장번호가 없거나 그 택배사의 번호가 아닙니다.',
			],
			['Check courier and number together.', '택배사와 송장번호를 함께 확인합니다.'],
		],
		[
			['104121'],
			['Another order has this tracking number.', '다른 주문에 이미 쓴 송장번호입니다.'],
			[
				'Check it. Orders in one box are dispatched with the same number only where Naver takes them together.',
				'송장번호를 확인합니다. 합포장이라면 네이버가 허용하는 경우에만 같은 번호를 쓸 수 있습니다.',
			],
		],
		[
			['104418'],
			['The return or exchange is held back (보류 중).', '반품이나 교환이 보류 중입니다.'],
			[
				'Lift that first with *Release Holdback* (보류 해제).',
				'*Release Holdback*(보류 해제)을 먼저 실행합니다.',
			],
		],
		[
			['104139'],
			['The period is longer than Naver takes.', '네이버가 받는 조회 기간을 넘었습니다.'],
			['Choose a shorter one.', '기간을 줄입니다.'],
		],
		[
			['GW.AUTHN'],
			[
				'A fresh token was refused: the application is stopped, or lacks the group of this API (settlements, for one).',
				'새로 받은 토큰을 거절했습니다. 애플리케이션이 중지되었거나 이 API의 그룹(정산 등)이 없습니다.',
			],
			[
				'Look at the application’s state and its groups of APIs (API 그룹).',
				'애플리케이션의 상태와 API 그룹을 확인합니다.',
			],
		],
		[
			['GW.AUTHZ'],
			['This application may not use this API.', '이 애플리케이션은 이 API를 쓸 수 없습니다.'],
			[
				'Ask for it in 네이버페이센터 > 판매관리 > API 관리.',
				'네이버페이센터 > 판매관리 > API 관리에서 신청합니다.',
			],
		],
		[
			['GW.IP_NOT_ALLOWED'],
			[
				'The public IP address of this machine is not registered.',
				'이 컴퓨터의 공인 IP가 등록되어 있지 않습니다.',
			],
			['Add it under API 호출 IP.', 'API 호출 IP에 추가합니다.'],
		],
		[
			['GW.NOT_FOUND'],
			['There is no such API at this address.', '이 주소에 그 API가 없습니다.'],
			['Check *Environment* and *Base URL*.', '*Environment*와 *Base URL*을 확인합니다.'],
		],
		[
			['GW.RATE_LIMIT'],
			[
				'Too many calls at once; the node has waited already.',
				'동시에 너무 많이 호출했습니다. 노드가 이미 기다렸다가 다시 보냈습니다.',
			],
			[
				'Run fewer workflows on this shop at the same time, or poll less often.',
				'같은 가맹점을 쓰는 워크플로를 나눠 실행하거나 조회 간격을 늘립니다.',
			],
		],
		[
			['GW.QUOTA_LIMIT'],
			['The application’s quota is used up.', '애플리케이션의 호출 한도를 다 썼습니다.'],
			[
				'Wait until it is renewed, usually an hour.',
				'한도가 다시 찰 때까지(보통 한 시간) 기다립니다.',
			],
		],
		[
			['GW.TIMEOUT.01', 'GW.TIMEOUT.02'],
			[
				'Naver took too long. A write may have been done: the node looks before it sends again.',
				'네이버의 처리가 늦었습니다. 쓰기 작업은 처리됐을 수 있어서 노드가 조회한 뒤에 다시 보냅니다.',
			],
			['Run again later.', '나중에 다시 실행합니다.'],
		],
		[
			['GW.BLOCK.01', 'GW.BLOCK.02'],
			[
				'Naver has closed this API for the moment, or is under maintenance. Nothing was done.',
				'네이버가 이 API를 잠시 막았거나 점검 중입니다. 처리된 것은 없습니다.',
			],
			[
				'Try again in some minutes, or after the maintenance.',
				'몇 분 뒤, 또는 점검이 끝난 뒤 다시 실행합니다.',
			],
		],
	],
};

const PORTONE: Codes = {
	file: 'nodes/PortOne/api/failures.ts',
	title: ['HTTP statuses of PortOne', '포트원의 HTTP 상태'],
	intro: [
		'PortOne’s own words come first. V1 and V2 mean the same by these statuses.',
		'포트원의 말이 먼저 나옵니다. V1과 V2에서 뜻이 같습니다.',
	],
	told: [
		[
			['401'],
			['A fresh token, or the secret, was refused.', '새로 받은 토큰(V2는 시크릿)을 거절했습니다.'],
			[
				'Check the credential and the keys in the console.',
				'자격 증명과 관리자콘솔의 키를 확인합니다.',
			],
		],
		[
			['403'],
			[
				'These keys may not do this, or the contract does not hold it; at V2 the *Store ID* may be another one.',
				'이 키로는 할 수 없거나 계약에 없는 기능입니다. V2에서는 *Store ID*가 다를 수도 있습니다.',
			],
			['Check permissions, *Store ID* and the contract.', '권한, *Store ID*, 계약을 확인합니다.'],
		],
		[
			['429'],
			[
				'Too many calls at once; the node has waited already.',
				'동시에 너무 많이 호출했습니다. 노드가 이미 기다렸습니다.',
			],
			[
				'Run fewer workflows on this shop at the same time.',
				'같은 상점을 쓰는 워크플로를 나눠 실행합니다.',
			],
		],
	],
};

export const CODES: readonly Codes[] = [NAVER, PORTONE];
