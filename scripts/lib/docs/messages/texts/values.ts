import type { Section } from './types';

/** Fields of all nodes: what is in them can't be sent. */
export const VALUES: Section = {
	title: ['A field holds something else', '입력란의 값이 맞지 않음'],
	intro: [
		'Found before any request: the error says *Nothing was sent*, and names each item. `{…}` at the beginning is the field’s name.',
		'요청을 보내기 전에 확인합니다. 오류에 *Nothing was sent*와 항목 번호가 나옵니다. 맨 앞의 `{…}`는 입력란 이름입니다.',
	],
	told: [
		[
			['{…} is empty'],
			[
				'A required field came out empty: nothing was typed, or the expression finds no such column in this item.',
				'필수 입력란이 비어 있습니다. 입력하지 않았거나, 표현식이 가리키는 열이 이 항목에 없습니다.',
			],
			[
				'Fill it in; for a sheet, compare the column’s name with the one in the expression.',
				'값을 채웁니다. 시트에서 오는 값이면 열 이름과 표현식의 이름이 같은지 봅니다.',
			],
		],
		[
			['{…} is empty, but {…} is not', '{…} is empty, though {…} is filled in'],
			[
				'Of two fields that belong together, one is empty.',
				'함께 써야 하는 두 칸 중 하나가 비어 있습니다.',
			],
			['Fill in both, or neither.', '둘 다 채우거나 둘 다 비웁니다.'],
		],
		[
			['{…} does not go together with {…}'],
			[
				'Two fields were given of which the API takes one.',
				'API가 하나만 받는 두 값을 함께 넣었습니다.',
			],
			[
				'Empty one of the two; the description says which.',
				'둘 중 하나를 비웁니다. 어느 쪽인지는 오류의 설명에 있습니다.',
			],
		],
		[
			['{…} does not go together with the node setting Retry On Fail'],
			[
				'n8n would run the whole node again after a failure, and a second call could charge, refund or cancel once more.',
				'실패하면 n8n이 노드 전체를 다시 실행하므로 결제, 환불, 취소가 한 번 더 될 수 있습니다.',
			],
			[
				'Switch *Retry On Fail* off in the node’s Settings. The node itself repeats what can safely be repeated.',
				'노드의 Settings에서 *Retry On Fail*을 끕니다. 다시 보내도 되는 것은 노드가 스스로 다시 보냅니다.',
			],
		],
		[
			['{…} must be text', '{…} must be text, or an array of texts'],
			[
				'A list, an object or a date object arrived where text belongs.',
				'글자가 와야 할 자리에 목록이나 객체가 왔습니다.',
			],
			['Point the expression at the column itself.', '표현식이 열의 값 자체를 가리키게 합니다.'],
		],
		[
			['{…} arrived as the number {…}, not as text'],
			[
				'An ID of digits came as a number; a sheet may have changed it.',
				'숫자로 된 번호가 글자가 아니라 숫자로 왔습니다. 시트가 값을 바꿨을 수 있습니다.',
			],
			[
				'Format the column as text (일반 텍스트), then type or paste it again.',
				'열을 일반 텍스트로 바꾸고 값을 다시 입력합니다.',
			],
		],
		[
			['{…} must be true or false', '{…} "{…}" must be true or false'],
			['A switch got something else.', '켜고 끄는 값에 다른 것이 왔습니다.'],
			[
				'Use true or false; in a sheet also TRUE and FALSE.',
				'true 또는 false(시트에서는 TRUE, FALSE)를 씁니다.',
			],
		],
		[
			[
				'{…} "{…}" is not one of the API\'s codes',
				'{…} "{…}" is not one of the API\'s values',
				'{…} "{…}" is not one of its choices',
			],
			[
				'Neither a code of the API nor one of the names that the node knows, such as a courier’s usual names.',
				'API의 코드도 아니고 노드가 아는 이름(택배사의 통용 이름 등)도 아닙니다.',
			],
			[
				'Choose from the list, or write what the error proposes. A code that Naver has added since is sent with *Allow Unknown Codes* or *Allow Unknown Courier* (options).',
				'목록에서 고르거나 오류가 제안하는 값을 씁니다. 네이버가 새로 만든 코드라면 *Allow Unknown Codes*나 *Allow Unknown Courier* 옵션을 켭니다.',
			],
		],
		[
			['{…} must be a list of codes'],
			[
				'A list of choices got something that is neither a list nor text.',
				'여러 개를 고르는 칸에 목록도 글자도 아닌 값이 왔습니다.',
			],
			[
				'Give an array of codes, or the codes with commas between.',
				'코드 배열이나 쉼표로 나눈 코드를 넣습니다.',
			],
		],
		[
			[
				'{…} must be a whole number from {…} to {…}',
				'{…} must be a whole number from {…} to {…}, not "{…}"',
				'{…} must be {…}, not "{…}"',
				'{…} "{…}" is not a whole number{…}',
			],
			['Not a number, or out of bounds.', '숫자가 아니거나 허용 범위를 벗어났습니다.'],
			[
				'Write it in digits, such as 12000; the error says from where to where.',
				'12000처럼 숫자로 씁니다. 범위는 오류에 나옵니다.',
			],
		],
		[
			[
				'{…} has decimals',
				'{…} has decimals, and KRW has none',
				'{…} has decimals, and KRW has none: {…}',
			],
			['Won have no decimals.', '원화에는 소수점이 없습니다.'],
			[
				'Round it before this node; in a sheet, round the formula.',
				'이 노드 앞에서 반올림합니다. 시트라면 수식에서 반올림합니다.',
			],
		],
		[
			['{…} is "{…}", whose dot can stand for thousands or for decimals'],
			['12.000 may be twelve or twelve thousand.', '12.000은 12일 수도, 12,000일 수도 있습니다.'],
			['Write 12000, or 12,000.', '12000 또는 12,000으로 씁니다.'],
		],
		[
			['{…} is "{…}", which is too large to be exact'],
			[
				'A number of more digits than a computer keeps exactly.',
				'컴퓨터가 정확히 담을 수 있는 자릿수를 넘는 숫자입니다.',
			],
			['Check the amount; give an ID as text.', '금액을 확인합니다. 번호라면 글자로 넣습니다.'],
		],
		[
			['{…} is more than the amount', '{…} and VAT are together more than the amount'],
			[
				'A part of the amount is larger than the amount itself.',
				'금액의 일부(면세, 부가세 등)가 전체 금액보다 큽니다.',
			],
			['Check both amounts.', '두 금액을 확인합니다.'],
		],
		[
			[
				'{…} has {…} characters; Naver takes {…}',
				'{…} has {…} characters; PortOne takes {…}',
				'{…} has {…} characters; at most {…} are taken',
			],
			['The text is longer than the API takes.', 'API가 받는 길이보다 깁니다.'],
			['Shorten it.', '글을 줄입니다.'],
		],
		[
			['{…} is not a URL', '{…} must be URLs'],
			[
				'The address does not begin with https:// or http://.',
				'주소가 https:// 또는 http://로 시작하지 않습니다.',
			],
			['Copy the whole address.', '주소 전체를 복사해 넣습니다.'],
		],
		[
			['{…} is not JSON', '{…} is not a JSON object', '{…} must be a JSON object'],
			[
				'The field takes an object like `{"name":"value"}`.',
				'`{"name":"value"}` 모양의 값을 받는 칸입니다.',
			],
			['Check quotes, commas and brackets.', '따옴표, 쉼표, 괄호를 확인합니다.'],
		],
		[
			['{…} {…} has different values in items {…} and {…}'],
			[
				'Two items ask for different things for the same order or payment; nobody could say which counts.',
				'같은 주문(결제)에 대해 두 항목의 내용이 다릅니다. 어느 쪽이 맞는지 알 수 없습니다.',
			],
			['Leave one of the two rows out.', '두 행 중 하나를 뺍니다.'],
		],
		[
			['{…} {…} is in items {…} and {…}, each for a part of it'],
			[
				'Two items take a part of the same order; the second could not be told from a repetition.',
				'두 항목이 같은 주문의 일부를 처리합니다. 두 번째가 중복인지 구별할 수 없습니다.',
			],
			[
				'Put the parts into one row, or run them one after another.',
				'한 행으로 합치거나 따로 실행합니다.',
			],
		],
		[
			['{…} of {…} items are wrong. First: {…}'],
			['Several input items can’t be used.', '여러 입력 항목에 문제가 있습니다.'],
			[
				'The description has a line for each; mend them in the sheet and run again. Nothing was sent.',
				'설명에 항목마다 한 줄씩 이유가 있습니다. 시트에서 고치고 다시 실행하세요. 아무것도 보내지 않았습니다.',
			],
		],
	],
};
