import type { Section } from './types';

/** Writes whose answer was lost. */
export const LOST: Section = {
	title: ['Not known whether it was done', '처리되었는지 알 수 없음'],
	intro: [
		'The answer to a write was lost, and the server does not show what came of it. Such a write is never repeated blindly: for ten minutes from the call nothing more is sent for the same thing, and the next run looks first. `verified` in a row means: found done on looking.',
		'쓰기 요청의 응답을 받지 못했고, 서버에서도 결과가 보이지 않습니다. 확인하지 않고 다시 보내는 일은 없습니다. 요청 뒤 10분 동안은 같은 대상에 더 보내지 않고, 다음 실행이 먼저 조회합니다. 행의 `verified`는 조회해 보니 처리되어 있었다는 뜻입니다.',
	],
	told: [
		[
			[
				'It is not known whether {…} did this: {…}',
				'Sent {…} times and not seen done: {…}. It is not known whether {…} did this',
				'Sent {…} times and not seen done: {…}. It is not known whether PortOne did this',
			],
			[
				'Connection or gateway failed after the request had gone out.',
				'요청을 보낸 뒤 연결이나 게이트웨이가 끊겼습니다.',
			],
			[
				'Look where the error says, then run again: what is done already comes back as `alreadyDone`.',
				'오류에 나오는 곳에서 확인한 뒤 다시 실행합니다. 이미 된 일은 `alreadyDone`으로 돌아옵니다.',
			],
		],
		[
			['Not sent again after a lost answer ({…}), and it is not known whether {…} did this: {…}'],
			[
				'After the lost answer the order was found in another state, which this no longer fits.',
				'응답을 못 받은 뒤 조회해 보니 주문이 다른 상태로 바뀌어 있었습니다.',
			],
			['Look at the order before you run this again.', '주문을 확인한 뒤 다시 실행합니다.'],
		],
		[
			[
				'Not sent: it is not known whether {…} did this when it was asked at {…} (KST) ({…}), and {…}',
			],
			[
				'An earlier run’s call may still take effect.',
				'앞선 실행의 요청이 아직 처리될 수 있습니다.',
			],
			[
				'Wait until the time that the description names, then run again if it is still wanted.',
				'설명에 나오는 시각까지 기다렸다가 여전히 필요하면 다시 실행합니다.',
			],
		],
		[
			['Not sent, because the {…} could not be read first: {…}'],
			[
				'The look before the write failed. Nothing was sent.',
				'보내기 전의 조회가 실패했습니다. 아무것도 보내지 않았습니다.',
			],
			[
				'Run again once the cause behind the colon is gone.',
				'콜론 뒤의 원인이 사라지면 다시 실행합니다.',
			],
		],
		[
			[
				"{…}'s answer does not mention this {…}",
				"PortOne's answer does not mention this scheduled payment",
			],
			['The server answered for others, and left this one out.', '응답에 이 건만 빠져 있습니다.'],
			['Read it before you run this again.', '조회해 본 뒤 다시 실행합니다.'],
		],
		[
			['The execution was stopped', 'the execution was stopped before its turn'],
			[
				'Somebody stopped the execution, or its time ran out. What stood behind was not sent.',
				'실행이 중지되었거나 시간 제한에 걸렸습니다. 그 뒤의 것은 보내지 않았습니다.',
			],
			[
				'Run again: what is done is not done twice.',
				'다시 실행합니다. 된 일을 두 번 하지는 않습니다.',
			],
		],
		[
			[
				'Not sent: it is not known yet what came of an earlier call for {…} of it, at {…} KST, whose answer was lost. It may take effect until {…} KST',
				'Not sent: the answer to an earlier call for {…} of it, at {…} KST was lost, and no such claim is seen',
			],
			[
				'A claim for a part of the quantity was asked for, and a second call would take another part.',
				'수량 일부에 대한 클레임을 요청했는데, 한 번 더 보내면 다른 일부가 또 처리됩니다.',
			],
			[
				'Look at the claims in 네이버페이센터. Then give *Remaining Quantity* (options): the pieces that are left by your own record.',
				'네이버페이센터에서 클레임을 확인한 뒤, 옵션 *Remaining Quantity*에 남은 수량을 적고 실행합니다.',
			],
		],
		[
			['Not sent: Naver said at {…} KST that it did an earlier call, and does not show that yet'],
			['Naver shows late what it has done.', '네이버가 처리한 것이 아직 조회에 나타나지 않습니다.'],
			[
				'Run again when it is shown; after the time in the description it goes out anyway.',
				'나타난 뒤 다시 실행합니다. 설명에 나오는 시각이 지나면 그대로 보냅니다.',
			],
		],
		[
			['Not sent: by Remaining Quantity {…} left, Naver says {…}'],
			[
				'Your record and Naver’s differ: the earlier call may have been done.',
				'적은 남은 수량과 네이버의 수량이 다릅니다. 앞선 요청이 처리되었을 수 있습니다.',
			],
			[
				'Look at the claims, and correct *Remaining Quantity*.',
				'클레임을 확인하고 *Remaining Quantity*를 고칩니다.',
			],
		],
		[
			[
				'Not sent: it is not known yet what came of the call about claim {…} at {…} KST, whose answer was lost. It may take effect until {…} KST',
				'Not sent: the claim that was found at first ({…}) is not the open one any more',
				'Not sent: the answer to an earlier call about claim {…} was lost, and that is not the open claim any more',
				'The {…} that was found first (claim {…}) is not the open one any more',
			],
			[
				'A decision was sent for one claim, and another one may be open now: it must not be decided by mistake.',
				'한 클레임에 대한 처리를 보냈는데 지금은 다른 클레임이 열려 있을 수 있습니다. 엉뚱한 클레임을 처리하지 않습니다.',
			],
			[
				'Look at the order’s claims; a run after the time in the description decides the one that is open.',
				'주문의 클레임을 확인합니다. 설명에 나오는 시각이 지난 뒤의 실행은 열려 있는 클레임을 처리합니다.',
			],
		],
	],
};
