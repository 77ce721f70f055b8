import type { Section } from './types';

/** Credentials, their tests, and the way to the servers. */
export const CREDENTIALS: Section = {
	title: ['Credential and connection', '자격 증명과 연결'],
	intro: [
		'The credential’s own test shows the same, with the address that was asked, the HTTP status and the trace ID.',
		'자격 증명 화면의 테스트에도 같은 메시지가 요청한 주소, HTTP 상태, trace ID와 함께 나옵니다.',
	],
	told: [
		[
			[
				'Application ID (애플리케이션 ID) of the Npay credential is empty',
				'Application Secret (시크릿 키) of the Npay credential is empty',
			],
			['The Npay credential is not filled in.', 'Npay 자격 증명에 값이 없습니다.'],
			[
				'Copy both from 네이버페이센터 > 판매관리 > API 관리.',
				'네이버페이센터 > 판매관리 > API 관리에서 둘 다 복사합니다.',
			],
		],
		[
			[
				'Application Secret (시크릿 키) of the Npay credential does not look like one: it has 29 characters and starts with $2a$. Copy it again with "보기" in 네이버페이센터 > 판매관리 > API 관리',
			],
			[
				'Something else was pasted, or a part of it.',
				'다른 값을 붙여 넣었거나 일부만 복사했습니다.',
			],
			[
				'Click 보기 there and copy the secret whole, with its `$2a$`.',
				'그곳에서 보기를 눌러 `$2a$`부터 끝까지 복사합니다.',
			],
		],
		[
			[
				'Naver does not know this Application ID (애플리케이션 ID). Compare it with the one in 네이버페이센터 > 판매관리 > API 관리, and check that Environment is the one that issued it',
			],
			[
				'The ID is of another shop or of the test environment, or was copied in part.',
				'다른 가맹점이나 다른 환경(테스트/운영)의 ID이거나 일부만 복사했습니다.',
			],
			[
				'Compare it letter by letter, and look at *Environment*.',
				'한 글자씩 비교하고 *Environment*를 확인합니다.',
			],
		],
		[
			[
				'Naver refused the signature: the Application Secret (시크릿 키) does not belong to this Application ID (애플리케이션 ID). Copy the secret again with "보기" in 네이버페이센터 > 판매관리 > API 관리',
			],
			[
				'ID and secret are of different applications, or the secret was issued anew since.',
				'ID와 시크릿이 서로 다른 애플리케이션의 것이거나, 시크릿이 재발급되었습니다.',
			],
			['Copy the secret again.', '시크릿을 다시 복사합니다.'],
		],
		[
			[
				"The clock of the machine that runs n8n is {…} minutes {…} Naver's. Naver takes a signature for five minutes only. Set the time of that machine (switch on NTP), then try again",
			],
			[
				'The machine’s clock is wrong, so that Naver refuses every signature.',
				'n8n을 돌리는 컴퓨터의 시계가 틀려서 네이버가 모든 전자서명을 거절합니다.',
			],
			[
				'Set the clock (switch on NTP). In Docker the host’s clock counts.',
				'시계를 맞춥니다(NTP 켜기). Docker에서는 호스트의 시계입니다.',
			],
		],
		[
			[
				'Naver does not accept calls from this machine\'s IP address. Add the public IP address of the machine that runs n8n under "API 호출 IP" in 네이버페이센터 > 판매관리 > API 관리',
			],
			[
				'The public IP address is not registered, or has changed.',
				'공인 IP가 등록되어 있지 않거나 바뀌었습니다.',
			],
			[
				'Register it there; a connection whose address changes needs a fixed outgoing one.',
				'API 호출 IP에 등록합니다. IP가 바뀌는 회선이라면 고정 IP로 나가는 길이 필요합니다.',
			],
		],
		[
			[
				'Naver does not let this application call the API. Check its state (어플리케이션 상태) in 네이버페이센터 > 판매관리 > API 관리',
			],
			[
				'The application is stopped, or waits for approval.',
				'애플리케이션이 중지되었거나 승인 대기 중입니다.',
			],
			['Look at its state there.', '그곳에서 상태를 확인합니다.'],
		],
		[
			["Naver has limited this application's token requests for now. Wait an hour, then try again"],
			[
				'Too many tokens were asked for, often by several programs with the same application.',
				'토큰을 너무 자주 요청했습니다. 같은 애플리케이션을 여러 프로그램이 쓰는 경우가 많습니다.',
			],
			[
				'Wait an hour; find what else uses this application.',
				'한 시간 기다리고, 같은 애플리케이션을 쓰는 다른 프로그램을 찾습니다.',
			],
		],
		[
			['Naver refused the token type. Change Token Type in the credential'],
			[
				'The application is of the other kind (SELF or SELLER).',
				'애플리케이션의 종류(SELF/SELLER)가 다릅니다.',
			],
			['Choose the other *Token Type*.', '*Token Type*을 다른 것으로 바꿉니다.'],
		],
		[
			[
				"Naver's token service has a fault at the moment. Try again later",
				'PortOne has a fault at the moment. Try again later',
				'CEOS has a fault at the moment. Try again later',
			],
			['A fault of the server.', '서버의 일시적인 장애입니다.'],
			[
				'Wait and try again; nothing needs to be changed.',
				'잠시 뒤 다시 시도합니다. 바꿀 것은 없습니다.',
			],
		],
		[
			['Naver gave no token', 'The token was refused'],
			[
				'Naver answered the request for a token in a form that is not known.',
				'토큰 요청에 알 수 없는 응답이 왔습니다.',
			],
			[
				'Look at code and trace ID in the error; with the trace ID, Naver support (기술지원) can look it up.',
				'오류의 코드와 trace ID를 확인합니다. trace ID를 주면 네이버 기술지원이 찾아볼 수 있습니다.',
			],
		],
		[
			[
				'There is no token endpoint at this address. Check Environment and Base URL of the credential',
				'There is no PortOne V1 API at this address. Check Base URL of the credential',
				'There is no PortOne V2 API at this address. Check Server and Base URL',
			],
			[
				'The address of the credential leads to something else.',
				'자격 증명의 주소에 그 API가 없습니다.',
			],
			[
				'Choose *Environment* or *Server* anew; *Base URL* is only for the sandbox and your own proxy.',
				'*Environment*나 *Server*를 다시 고릅니다. *Base URL*은 샌드박스나 자체 프록시에만 씁니다.',
			],
		],
		[
			[
				'Base URL "{…}" of the {…} credential is not a URL: it begins with https:// (http:// for this machine only)',
				'Base URL of the {…} credential must start with https:// (http:// is for this machine only)',
				'Base URL of the {…} credential may hold a host and a path, nothing else',
			],
			[
				'The address can’t be used, or would send secrets unencrypted.',
				'쓸 수 없는 주소이거나, 비밀 값을 암호화 없이 보내게 되는 주소입니다.',
			],
			[
				'Write it like https://example.com/path; http:// is for localhost only.',
				'https://example.com/path 모양으로 씁니다. http://는 localhost에서만 됩니다.',
			],
		],
		[
			[
				'Nothing answers at {…}. Is the sandbox running? Start it with "npm run sandbox", or correct {…} in the credential. In a container this address is the container itself',
			],
			[
				'No sandbox runs there, or n8n runs in a container, for which localhost is itself.',
				'샌드박스가 켜져 있지 않거나, n8n이 컨테이너 안에 있어 localhost가 컨테이너 자신을 가리킵니다.',
			],
			[
				'Start it with `npm run sandbox`. A container has to share its network with the sandbox: [Docker](hosting.md#docker).',
				'`npm run sandbox`로 켭니다. n8n이 컨테이너 안에 있으면 샌드박스와 네트워크를 함께 쓰게 합니다: [Docker](hosting.ko.md#docker).',
			],
		],
		[
			[
				'{…} could not be reached at {…}. Check the internet connection, proxy and firewall of the machine that runs n8n, and {…} in the credential',
				'{…} could not be reached',
			],
			[
				'No connection came about: DNS, firewall, proxy, or the line is down. Nothing was sent.',
				'연결되지 않았습니다(DNS, 방화벽, 프록시, 회선). 아무것도 보내지 않았습니다.',
			],
			[
				'Check the network of the machine that runs n8n, then run again.',
				'n8n을 돌리는 컴퓨터의 네트워크를 확인하고 다시 실행합니다.',
			],
		],
		[
			['{…} did not answer in time', 'The connection to {…} broke before its answer came'],
			[
				'The request may have arrived. A write is looked up before it is sent again.',
				'요청이 도착했을 수 있습니다. 쓰기 작업은 다시 보내기 전에 먼저 조회합니다.',
			],
			[
				'Run again; if it goes on, check line and proxy.',
				'다시 실행합니다. 계속되면 회선과 프록시를 확인합니다.',
			],
		],
		[
			[
				"{…}'s answer was cut off, or is not what its API sends",
				"{…}'s answer could not be read ({…})",
			],
			[
				'Often a proxy’s own page, or an answer that was cut off.',
				'프록시가 넣은 페이지이거나 중간에 잘린 응답인 경우가 많습니다.',
			],
			[
				'Check that no proxy changes answers on the way, and *Base URL*.',
				'중간의 프록시와 *Base URL*을 확인합니다.',
			],
		],
		[
			[
				'REST API Key of the PortOne credential is empty. Copy it from the PortOne console (관리자콘솔) > 결제 연동 > 식별코드・API Keys > V1 API',
				'REST API Secret of the PortOne credential is empty. Copy it from the PortOne console (관리자콘솔) > 결제 연동 > 식별코드・API Keys > V1 API',
			],
			['The PortOne credential (V1) is not filled in.', '포트원(V1) 자격 증명에 값이 없습니다.'],
			[
				'Copy both from the place that the message names.',
				'메시지에 나오는 메뉴에서 둘 다 복사합니다.',
			],
		],
		[
			[
				'PortOne refused these keys: REST API Key and REST API Secret do not belong together, or are not those of the V1 API. Copy both again from the PortOne console (관리자콘솔) > 결제 연동 > 식별코드・API Keys > V1 API',
			],
			['Keys of two shops, or the secret of V2.', '서로 다른 상점의 키이거나 V2의 시크릿입니다.'],
			['Copy both again, from the tab V1 API.', 'V1 API 탭에서 둘 다 다시 복사합니다.'],
		],
		[
			['PortOne has limited token requests for now. Try again in some minutes'],
			['Too many tokens were asked for.', '토큰을 너무 자주 요청했습니다.'],
			['Wait some minutes.', '몇 분 뒤 다시 시도합니다.'],
		],
		[
			[
				'API Secret of the PortOne V2 credential is empty. Copy it from the PortOne console (관리자콘솔) > 결제 연동 > 식별코드・API Keys > V2 API',
				'API Secret of the PortOne V2 credential holds characters that no secret has. Copy it again',
				'PortOne refused this API Secret. Copy it again from the PortOne console (관리자콘솔) > 결제 연동 > 식별코드・API Keys > V2 API: it is not the secret of the V1 API',
			],
			[
				'The V2 secret is missing, was copied in part, or is that of V1.',
				'V2 시크릿이 없거나, 일부만 복사했거나, V1의 시크릿입니다.',
			],
			['Copy it again from the tab V2 API.', 'V2 API 탭에서 다시 복사합니다.'],
		],
		[
			[
				'PortOne takes this API Secret, but not for this Store ID. Check Store ID, or leave it empty',
			],
			['The secret is of another store.', '다른 상점의 시크릿입니다.'],
			['Correct *Store ID*, or leave it empty.', '*Store ID*를 고치거나 비웁니다.'],
		],
		[
			['PortOne refuses requests with this API Secret (FORBIDDEN). Check what it may do'],
			['The secret lacks permissions.', '시크릿에 권한이 없습니다.'],
			[
				'Give it the permissions in the PortOne console, or issue another one.',
				'포트원 관리자콘솔에서 권한을 주거나 새로 발급합니다.',
			],
		],
		[
			[
				'Server "{…}" of the PortOne V2 credential is unknown',
				'This node is set to {…}, and its credential is for {…}. Choose the same Server in both',
			],
			[
				'Node and credential name different servers (PortOne, CEOS).',
				'노드와 자격 증명의 서버(PortOne, CEOS)가 다릅니다.',
			],
			['Choose the same *Server* in both.', '두 곳의 *Server*를 같게 고릅니다.'],
		],
		[
			[
				'{…} of the PortOne V2 credential is no webhook secret (웹훅 시크릿): it begins with whsec_. Copy it again from the PortOne console (관리자콘솔) > 결제 연동 > 연동 관리 > 결제알림(Webhook) 관리 > 결제모듈 V2',
			],
			['Something else was pasted, such as the API secret.', 'API 시크릿 등 다른 값을 넣었습니다.'],
			[
				'Copy the webhook secret; it begins with `whsec_`.',
				'`whsec_`로 시작하는 웹훅 시크릿을 복사합니다.',
			],
		],
		[
			[
				'Store ID of the PortOne V2 credential is empty. CEOS takes the GitHub ID of its API secret; its server before 2026 took a name of your choice, e.g. my_store_001',
				'GitHub ID and API Secret of the PortOne V2 credential are empty. With your GitHub ID, the credential gets the secret by itself',
				'CEOS refused this API Secret. Leave it empty and give your GitHub ID: then the credential gets the secret by itself',
				'GitHub ID is empty, here and in the credential',
				'{…} is not a GitHub ID',
			],
			[
				'CEOS’s server knows its users by their GitHub IDs.',
				'CEOS 서버는 GitHub ID로 사용자를 구별합니다.',
			],
			[
				'Give your GitHub ID (like octocat, without @) and leave *API Secret* empty.',
				'GitHub ID(@ 없이 octocat처럼)를 넣고 *API Secret*은 비웁니다.',
			],
		],
		[
			[
				'CEOS gave no API secret for the GitHub ID "{…}" (HTTP {…}). Check the ID, and Base URL of the credential',
				"CEOS's answer holds no API secret. Check Base URL of the credential",
				'The server at this address takes any secret, so it can not be told whether this one is right. Check Server and Base URL',
			],
			[
				'The server does not know this ID, or is not CEOS’s payment server.',
				'서버가 이 ID를 모르거나, CEOS 결제 서버가 아닙니다.',
			],
			['Check the ID, *Server* and *Base URL*.', 'ID, *Server*, *Base URL*을 확인합니다.'],
		],
	],
};
