import type { Section } from './types';

/** Hints above the output, and what has to do with a node's settings. */
export const HINTS: Section = {
	title: ['Hints above the output', '출력 위의 안내'],
	intro: [
		'The run succeeded; a hint tells what is easily overlooked. n8n 1.123 shows none.',
		'실행은 성공했고, 놓치기 쉬운 것을 알려 줍니다. n8n 1.123에는 나오지 않습니다.',
	],
	told: [
		[
			[
				'Nothing to do: one input item has no fields at all, as n8n\'s "Always Output Data" makes them where a node before this one found nothing',
				'Nothing to do: {…} input items have no fields at all, as n8n\'s "Always Output Data" makes them where a node before this one found nothing',
			],
			[
				'The node before found nothing, and its *Always Output Data* is on.',
				'앞 노드가 찾은 것이 없는데 *Always Output Data*가 켜져 있습니다.',
			],
			[
				'Nothing; switch that setting off if the run should end there.',
				'할 일이 없습니다. 거기서 끝나게 하려면 그 설정을 끕니다.',
			],
		],
		[
			[
				'Showing {…}: Limit was reached. Switch on Return All to get every one, or raise Limit',
				'Limit was reached for {…} of {…} input items: the first of these shows {…}. Switch on Return All to get every one, or raise Limit',
			],
			['There may be more than *Limit* allows.', '*Limit*보다 더 있을 수 있습니다.'],
			['Switch on *Return All*, or raise *Limit*.', '*Return All*을 켜거나 *Limit*을 늘립니다.'],
		],
		[
			[
				"Execute Once is on in this node's Settings: only the first input item was worked on. Switch it off to write for all of them",
				'Execute Once is on, so that only the first item arrives, and the document would be made of one row',
			],
			[
				'*Execute Once* gives the node one item only.',
				'*Execute Once*가 켜져 있어 항목 하나만 받았습니다.',
			],
			['Switch it off in the node’s Settings.', '노드의 Settings에서 끕니다.'],
		],
		[
			[
				'The Product Order ID {…} ends in 0. A spreadsheet that keeps IDs as numbers makes the digits after the 15th 0. Format the column as text (일반 텍스트) and read it again, if it comes from a sheet',
				'All Product Order IDs end in 0. A spreadsheet that keeps IDs as numbers makes the digits after the 15th 0. Format the column as text (일반 텍스트) and read it again, if it comes from a sheet',
			],
			[
				'One ID in ten ends in 0; a sheet that rounds makes all of them do.',
				'열에 하나는 0으로 끝나지만, 시트가 반올림하면 모두 0으로 끝납니다.',
			],
			[
				'Compare with Naver; format the column as text.',
				'네이버의 번호와 비교하고 열을 일반 텍스트로 바꿉니다.',
			],
		],
		[
			[
				"{…}: {…} in its own time zone is {…} in Korea (KST), which was taken. Set the workflow's time zone to Asia/Seoul, or give a date without a time.",
			],
			[
				'A time of another zone falls on another day in Korea.',
				'다른 시간대의 시각이라 한국에서는 다른 날짜가 됩니다.',
			],
			[
				'Set the workflow’s time zone to Asia/Seoul, or give a date without a time.',
				'워크플로의 시간대를 Asia/Seoul로 바꾸거나 시각 없이 날짜만 넣습니다.',
			],
		],
		[
			[
				'{…} of {…} rows are without the details of their product order: detailsError (비고) says why, where Naver does',
			],
			[
				'The change is known, its order could not be read.',
				'변경은 알지만 주문의 상세를 읽지 못했습니다.',
			],
			['Read those with *Get*.', '그 주문들을 *Get*으로 읽습니다.'],
		],
		[
			[
				'Period was left out where an ID is given under Filters: Naver refuses both together, so the settlements of all days were read',
			],
			['Naver takes an ID or days.', '네이버는 번호와 날짜 중 하나만 받습니다.'],
			[
				'Nothing; take the ID out of *Filters* to go by days.',
				'할 일이 없습니다. 날짜로 찾으려면 *Filters*에서 번호를 뺍니다.',
			],
		],
		[
			['{…} of {…} verified after a lost answer: found {…} (verified)'],
			[
				'Answers were lost; on looking it was found done.',
				'응답을 받지 못했지만 조회해 보니 처리되어 있었습니다.',
			],
			['Nothing.', '할 일이 없습니다.'],
		],
		[
			['The column "{…}" is not read. If it is {…}, call it so.'],
			[
				'A column’s name looks like one that the node knows, with a slip.',
				'노드가 아는 열 이름과 비슷하지만 다릅니다.',
			],
			[
				'Rename the column, or leave it if it is your own.',
				'열 이름을 고칩니다. 직접 쓰는 열이라면 그대로 둡니다.',
			],
		],
		[
			['This version of the node does not know the operation "{…}" of "{…}"'],
			[
				'The workflow was made with a newer package, or its JSON was changed by hand.',
				'더 새로운 패키지로 만든 워크플로이거나 JSON을 직접 고쳤습니다.',
			],
			[
				'Update the package, or choose the operation anew.',
				'패키지를 업데이트하거나 작업을 다시 고릅니다.',
			],
		],
	],
};
