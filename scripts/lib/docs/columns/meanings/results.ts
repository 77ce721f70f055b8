import type { Meanings } from './types';

/** What rows of writes tell of what became of them, in every node. */
export const RESULTS: Meanings = {
	success: ['Whether it is done', '처리되었는지'],
	alreadyDone: ['Was done before; nothing was sent', '이미 되어 있어 보내지 않음'],
	verified: [
		'The answer was lost; on looking it was found done',
		'응답을 못 받았지만 조회해 보니 처리되어 있음',
	],
	skipped: ['Left out on purpose, e.g. without a tracking number', '건너뜀(송장번호 없음 등)'],
	pending: ['Taken, and carried out later', '접수되었고 나중에 처리됨'],
	unknown: [
		'It is not known whether it was done: look where `advice` says',
		'처리됐는지 알 수 없음: `advice`대로 확인',
	],
	error: ['What went wrong, with code and trace ID', '실패 이유(코드, trace ID 포함)'],
	message: ['What happened', '결과 설명'],
	advice: ['What to do', '할 일'],
	code: ['The server’s error code, or the finding’s', '오류 코드(검사에서는 결과 코드)'],
	traceId: ['Naver’s number of the call; support asks for it', '네이버 요청 번호(기술지원 문의용)'],
	dryRun: ['Nothing was sent: a dry run', '*Dry Run*이라 보내지 않음'],
	allowed: ['Dry run: whether the state allows it', '*Dry Run*: 지금 상태에서 가능한지'],
	reason: ['Why it is not allowed, or why it was done', '안 되는 이유 또는 사유'],
	call: ['Dry run: the call that would be made', '*Dry Run*: 보내게 될 호출'],
};
