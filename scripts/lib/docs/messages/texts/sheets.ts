import type { Section } from './types';

/** IDs, tracking numbers and dates that a sheet has changed. */
export const SHEETS: Section = {
	title: ['IDs, tracking numbers and dates from a sheet', '시트에서 온 번호, 송장번호, 날짜'],
	intro: [
		'Spreadsheets change long numbers and dates on their own. What may be wrong is not sent, because some of it can’t be taken back.',
		'스프레드시트는 긴 번호와 날짜를 마음대로 바꿉니다. 잘못됐을 수 있는 값은 보내지 않습니다. 한 번 보내면 되돌릴 수 없는 것이 있기 때문입니다.',
	],
	told: [
		[
			['{…} is "{…}", an error of the sheet', '{…} "{…}" is an error of the sheet'],
			['The cell shows #N/A, #REF! or the like.', '셀에 #N/A, #REF! 같은 오류가 있습니다.'],
			['Mend the formula of that cell, or empty it.', '셀의 수식을 고치거나 비웁니다.'],
		],
		[
			[
				'{…} is "{…}", an ID that a spreadsheet has rounded',
				'{…} is "{…}", a number that a spreadsheet has rounded',
				'{…} is "{…}", which a spreadsheet has rounded',
				'{…} arrived as the number {…}, which has lost digits',
				'{…} arrived as the number {…}, which a sheet has changed',
			],
			[
				'The sheet kept it as a number (2.02612E+15): its last digits are lost.',
				'시트가 숫자로 바꿔(2.02612E+15) 뒷자리가 사라졌습니다.',
			],
			[
				'Format the column as text (일반 텍스트), then paste the numbers again from their source. Typing over what is shown does not bring the digits back.',
				'열을 일반 텍스트로 바꾸고 원래 번호를 다시 붙여 넣습니다. 보이는 값을 그대로 두면 뒷자리는 돌아오지 않습니다.',
			],
		],
		[
			[
				'{…} is "{…}", an ID that a spreadsheet took for a number',
				'{…} is "{…}", which a spreadsheet has taken for a number',
			],
			[
				'A decimal point shows that the sheet holds a number, not text.',
				'소수점이 붙은 것을 보면 시트가 숫자로 다룬 값입니다.',
			],
			[
				'Format the column as text, then type it again.',
				'열을 일반 텍스트로 바꾸고 다시 입력합니다.',
			],
		],
		[
			['{…} is "{…}", one number with commas, or IDs of three digits'],
			[
				'Commas stand in a single number, or separate several very short ones.',
				'한 번호에 쉼표가 들어갔거나 세 자리 번호가 여러 개입니다.',
			],
			[
				'Format the column as text, then type it again.',
				'열을 일반 텍스트로 바꾸고 다시 입력합니다.',
			],
		],
		[
			['{…} ends in 0 in all of the items, as if a spreadsheet had rounded it'],
			[
				'Three or more different product order IDs, all ending in 0: most likely a sheet has rounded them.',
				'서로 다른 상품 주문 번호 세 개 이상이 모두 0으로 끝납니다. 시트가 반올림했을 가능성이 큽니다.',
			],
			[
				'Format the column as text and read it again. If they are right, switch on the option that the error names.',
				'열을 일반 텍스트로 바꾸고 다시 읽습니다. 맞는 번호라면 오류에 나오는 옵션을 켭니다.',
			],
		],
		[
			[
				'{…} "{…}" is not an ID',
				'{…} must be an ID as text, a comma-separated list or an array of IDs',
				'{…} must be one ID',
			],
			[
				'Something other than an ID, or several where one belongs.',
				'번호가 아닌 값이거나, 하나만 받는 칸에 여러 개를 넣었습니다.',
			],
			[
				'Give digits as Naver shows them; for several use one item each where the field takes one.',
				'네이버에 보이는 숫자를 넣습니다. 하나만 받는 칸이면 항목을 나눕니다.',
			],
		],
		[
			['{…} holds characters that no ID may have, such as a line break or an invisible one'],
			[
				'Something invisible came along when it was copied.',
				'복사할 때 보이지 않는 글자가 함께 들어왔습니다.',
			],
			[
				'Type it anew, or copy it without what stands around it.',
				'직접 다시 입력하거나 번호만 복사합니다.',
			],
		],
		[
			['{…} "{…}" can\'t be used in a path'],
			[
				'The ID is `.` or `..`, or the like, which would change the address of the request.',
				'번호가 요청 주소를 바꾸는 값(`.`, `..` 등)입니다.',
			],
			['Give the real ID.', '실제 번호를 넣습니다.'],
		],
		[
			['{…} is "{…}". This is a sample (예시), not a real one'],
			[
				'The test event showed a made-up order, because there was no real one.',
				'실제 주문이 없어서 테스트 이벤트가 예시 주문을 보여 주었습니다.',
			],
			[
				'Once there is an order, click *Fetch Test Event* again; or publish the workflow, which gets real ones only.',
				'주문이 생기면 *Fetch Test Event*를 다시 누르거나, 워크플로를 켭니다. 켜진 워크플로에는 실제 주문만 옵니다.',
			],
		],
		[
			[
				'{…} is "{…}", not a tracking number',
				'{…} is "{…}": it has something between its digits, or it is two numbers',
			],
			[
				'Words, or two numbers in one cell. Naver does not let a tracking number be corrected, so it was not sent.',
				'글자이거나 한 칸에 번호가 두 개입니다. 송장번호는 보낸 뒤 고칠 수 없어서 보내지 않았습니다.',
			],
			[
				'One number a row, in digits, letters and hyphens. Leave rows out that have none yet: option *Skip If No Tracking Number*.',
				'한 행에 번호 하나만, 숫자와 영문, 하이픈으로 적습니다. 아직 없는 행은 *Skip If No Tracking Number* 옵션으로 건너뜁니다.',
			],
		],
		[
			['{…} is "{…}", a formula'],
			['The text of a formula arrived (="1234").', '수식이 글자로 왔습니다(="1234").'],
			[
				'Put the number itself into the cell, formatted as text.',
				'셀을 텍스트 서식으로 바꾸고 번호만 넣습니다.',
			],
		],
		[
			['{…} is "{…}", with blanks'],
			['Blanks stand between the groups of digits.', '숫자 사이에 빈칸이 있습니다.'],
			[
				'Write it without blanks, or with hyphens; the error shows both.',
				'빈칸을 없애거나 하이픈으로 바꿉니다. 오류에 두 가지가 나옵니다.',
			],
		],
		[
			['Skipped: the row has no tracking number (송장번호)'],
			[
				'Not a failure: the option *Skip If No Tracking Number* is on, and this row waits for its number.',
				'실패가 아닙니다. *Skip If No Tracking Number* 옵션이 켜져 있고 이 행에는 아직 송장번호가 없습니다.',
			],
			[
				'Nothing. The row comes along once the number is there.',
				'할 일이 없습니다. 송장번호를 적으면 다음 실행에서 처리됩니다.',
			],
		],
		[
			[
				'{…} "{…}" is not a date',
				'{…} "{…}" is only a part of a date',
				'{…} "{…}" does not begin with a year of four digits',
				'{…} "{…}" is a time without a date',
			],
			[
				'Not a date that can be read in one way only: 11/12 may be November or December.',
				'한 가지로 읽히는 날짜가 아닙니다. 11/12는 11월일 수도, 12월일 수도 있습니다.',
			],
			[
				'Write 2026-11-22, 2026-11-22 15:00 or 2026년 11월 22일. In the sheet, format the column as yyyy-mm-dd.',
				'2026-11-22, 2026-11-22 15:00, 2026년 11월 22일처럼 씁니다. 시트에서는 열 서식을 yyyy-mm-dd로 바꿉니다.',
			],
		],
		[
			['{…} "{…}" is the serial number that a spreadsheet keeps for a date'],
			[
				'46000 is how a sheet stores a date.',
				'46000 같은 숫자는 시트가 날짜를 저장하는 방식입니다.',
			],
			[
				'Format the column as yyyy-mm-dd, or read the sheet with formatted values.',
				'열 서식을 yyyy-mm-dd로 바꾸거나, 시트를 서식이 적용된 값으로 읽습니다.',
			],
		],
		[
			['{…} is after {…}'],
			['The period ends before it begins.', '기간의 끝이 시작보다 앞입니다.'],
			['Swap the two dates.', '두 날짜를 바꿉니다.'],
		],
		[
			[
				'{…} is more than two years after the start',
				'{…} is more than {…} before the end',
				"From, {…} (KST), is more than {…} before the server's now, {…} (KST)",
			],
			[
				'The period is longer than makes sense; mostly the year is wrong.',
				'기간이 너무 깁니다. 대개 연도가 틀린 경우입니다.',
			],
			['Check the year, or read a shorter period.', '연도를 확인하거나 기간을 줄입니다.'],
		],
		[
			['{…} has passed: {…} (KST)'],
			[
				'The time of a payment to be scheduled is in the past.',
				'예약하려는 결제 시각이 이미 지났습니다.',
			],
			['Give a time that is still to come.', '앞으로 올 시각을 넣습니다.'],
		],
	],
};
