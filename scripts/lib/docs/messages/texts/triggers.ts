import type { Section } from './types';

/** The triggers: n8n's log, answers to notifications, test events. */
export const TRIGGERS: Section = {
	title: [
		'Triggers: n8n’s log and answers to notifications',
		'트리거: n8n 로그와 알림에 대한 응답',
	],
	intro: [
		'A trigger has no output before it has something to say: it warns in n8n’s log, the same at most once an hour. What PortOne’s console shows of a test call is the answer of the PortOne triggers.',
		'트리거는 시작할 일이 없으면 출력이 없으므로 n8n 로그에 경고를 남깁니다(같은 경고는 한 시간에 한 번). 포트원 관리자콘솔의 호출 테스트에 보이는 것은 PortOne 트리거의 응답입니다.',
	],
	told: [
		[
			['Npay Trigger: the first poll after the start failed: {…}'],
			[
				'Naver could not be read as the workflow was switched on, or n8n started.',
				'워크플로를 켜거나 n8n이 시작할 때 네이버를 조회하지 못했습니다.',
			],
			[
				'Nothing: the next poll reads from the same place. If it goes on, look at the cause behind the colon.',
				'할 일이 없습니다. 다음 조회가 같은 위치부터 읽습니다. 계속되면 콜론 뒤의 원인을 봅니다.',
			],
		],
		[
			['a part of what may wait could not be read: {…}'],
			[
				'Awaiting Action could not read some of its days.',
				'Awaiting Action이 일부 날짜를 읽지 못했습니다.',
			],
			['Nothing: they are read at the next poll.', '할 일이 없습니다. 다음 조회에서 읽습니다.'],
		],
		[
			[
				'its place in the change feed is damaged in what n8n stored, so it reads as far back as it can. What was delivered before may come again, with the same eventId',
			],
			[
				'What n8n keeps for the trigger was changed or damaged.',
				'n8n이 저장한 트리거의 상태가 손상되었습니다.',
			],
			[
				'Nothing, if `eventId` keeps repetitions out behind it; nothing is left out.',
				'뒤에서 `eventId`로 중복을 거르고 있다면 할 일이 없습니다. 누락은 없습니다.',
			],
		],
		[
			[
				"its place in the change feed was ahead of Naver's clock: an earlier answer told a wrong time. It has gone back and reads what it passed by",
				"Naver's answer tells two times, {…}+09:00 and {…}+09:00. The earlier one is followed, so that no change is passed by; if this goes on, changes come late: check whether a proxy changes answers, and tell Naver support (기술지원)",
			],
			[
				'A clock of Naver’s, or of a proxy between, was wrong.',
				'네이버나 중간 프록시의 시계가 틀렸습니다.',
			],
			[
				'Nothing the first time; if it goes on, check the proxy and tell Naver support (기술지원).',
				'한 번이면 둬도 됩니다. 계속되면 프록시를 확인하고 네이버 기술지원에 알립니다.',
			],
		],
		[
			[
				"the clock of the machine that runs n8n is {…} minutes {…} Naver's. Naver's counts here; set the machine's clock all the same",
			],
			[
				'The machine’s clock is wrong. The trigger follows Naver’s.',
				'n8n 컴퓨터의 시계가 틀렸습니다. 트리거는 네이버의 시각을 따릅니다.',
			],
			[
				'Set it: from five minutes on Naver refuses signatures.',
				'시계를 맞춥니다. 5분 이상 틀리면 네이버가 전자서명을 거절합니다.',
			],
		],
		[
			[
				'Naver no longer knew the page at which it was to go on; that window is read from its start again',
			],
			['Naver’s page positions had expired.', '네이버의 페이지 위치가 만료되었습니다.'],
			['Nothing: nothing is left out or sent twice.', '할 일이 없습니다. 누락도 중복도 없습니다.'],
		],
		[
			[
				'A real order: Execute of the next nodes acts on it (실제 주문입니다. 다음 노드를 실행하면 이 주문이 처리됩니다)',
				'Nothing of the last days matches Trigger On, so this is the newest order in its place. A real order: Execute of the next nodes acts on it (실제 주문입니다. 다음 노드를 실행하면 이 주문이 처리됩니다)',
				'A made-up order, because none came in the last days: no node writes with its numbers (예시 주문입니다. 최근 주문이 없어 보여 드리는 것으로, 실제로 처리되지 않습니다)',
			],
			[
				'`testNotice` of a test event says where its order comes from.',
				'테스트 이벤트의 `testNotice`는 어디서 온 주문인지 알려 줍니다.',
			],
			[
				'With a real order, use *Dry Run* in the nodes behind until the workflow is right.',
				'실제 주문이라면 워크플로가 완성될 때까지 뒤의 노드에 *Dry Run*을 켭니다.',
			],
		],
		[
			[
				'This is a notification of PortOne V2, and this address takes those of V1. In the PortOne console (관리자콘솔) > 결제알림(Webhook) 관리, put this address under 결제모듈 V1, and that of a PortOne V2 Trigger under 결제모듈 V2',
				'This is a notification of PortOne V1, and this address takes those of V2. In the PortOne console (관리자콘솔) > 결제알림(Webhook) 관리, put this address under 결제모듈 V2, and that of a PortOne V1 Trigger under 결제모듈 V1',
			],
			[
				'The address stands under the other version in PortOne’s console.',
				'관리자콘솔에서 주소를 다른 버전에 등록했습니다.',
			],
			['Move it as the message says.', '메시지대로 옮깁니다.'],
		],
		[
			[
				'This is no notification of PortOne V1: it has no imp_uid',
				'This is no notification of PortOne V2: it has no type with its data, and no payment_id with its status',
			],
			['Something else called this address.', '포트원이 아닌 다른 것이 이 주소를 호출했습니다.'],
			[
				'Nothing, unless your own program should call it.',
				'직접 만든 프로그램의 호출이 아니라면 할 일이 없습니다.',
			],
		],
		[
			[
				"There is no such payment. If this was the console's test call (호출 테스트), the address works: its payment is made up",
				"PortOne has no record that bears this out. If this was the console's test call (호출 테스트), the address works: its payment is made up",
				"PortOne has signed this, and has no such payment or billing key. If this was the console's test call (호출 테스트), the address and the secret work",
				"a notification of {…} has started no run. PortOne has signed this, and has no such payment or billing key. If this was the console's test call (호출 테스트), the address and the secret work",
			],
			[
				'PortOne has no such payment: a test call, a forgery, or a credential of another store.',
				'포트원에 없는 결제입니다. 호출 테스트이거나, 위조이거나, 다른 상점의 자격 증명입니다.',
			],
			[
				'After a test call nothing: the address works. Else compare the credential with the store.',
				'호출 테스트였다면 할 일이 없습니다(주소가 맞습니다). 아니면 자격 증명의 상점을 확인합니다.',
			],
		],
		[
			[
				'The signature does not fit a webhook secret (웹훅 시크릿) of the credential. There is one for live and one for test: copy them again',
				'a notification was refused. The signature does not fit a webhook secret (웹훅 시크릿) of the credential. There is one for live and one for test: copy them again',
				'This notification is not signed, and the credential has a webhook secret to check signatures by',
				'a notification was refused. This notification is not signed, and the credential has a webhook secret to check signatures by',
				'The signature is more than five minutes old, or ahead of the time',
				'a notification was refused. The signature is more than five minutes old, or ahead of the time',
			],
			[
				'The webhook secret is of another store or environment; or somebody else sent this.',
				'다른 상점이나 환경의 웹훅 시크릿이거나, 포트원이 아닌 누군가가 보냈습니다.',
			],
			[
				'Copy both secrets again; where the signature is old, look whether a proxy holds calls back.',
				'두 시크릿을 다시 복사합니다. 서명이 오래되었다면 프록시가 호출을 늦추는지 봅니다.',
			],
		],
		[
			[
				'a notification of a {…} channel is signed with the secret in {…}. Webhook Secret and Test Webhook Secret of the credential look swapped: copy both again from the PortOne console (관리자콘솔) > 결제 연동 > 연동 관리 > 결제알림(Webhook) 관리 > 결제모듈 V2. Until then the channel decides whether it is a test',
			],
			[
				'The secrets for live and test stand in each other’s field.',
				'실연동과 테스트의 시크릿이 서로 바뀌어 있습니다.',
			],
			['Copy both again.', '둘 다 다시 복사합니다.'],
		],
		[
			[
				'A test payment, and Include Test Payments is off',
				'Not of interest',
				'An equal notification was not taken',
			],
			[
				'Answers, not failures: nothing is to start for this notification.',
				'실패가 아니라 응답입니다. 이 알림으로 시작할 것이 없습니다.',
			],
			[
				'Switch on *Include Test Payments* to try the trigger with test payments.',
				'테스트 결제로 시험하려면 *Include Test Payments*를 켭니다.',
			],
		],
		[
			['It can not be read at the moment'],
			[
				'PortOne could not be asked; it repeats the notification.',
				'포트원을 조회하지 못했습니다. 포트원이 알림을 다시 보냅니다.',
			],
			['Nothing.', '할 일이 없습니다.'],
		],
		[
			[
				'This trigger takes the notifications of PortOne, and its credential is for CEOS, which sends none. Choose PortOne V2 as Server in the credential',
			],
			['The credential is for CEOS.', 'CEOS용 자격 증명입니다.'],
			['Choose a credential for PortOne V2.', 'PortOne V2용 자격 증명을 고릅니다.'],
		],
	],
};
