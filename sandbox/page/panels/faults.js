import { control, doing } from '../control.js';
import { draw, element } from '../dom.js';

/** Troubles worth practising; `times: 0` lasts until switched off. */
const PRESETS = [
	{ text: '응답이 3초 늦음', english: 'slow', fault: { kind: 'latency', ms: 3000, times: 0 } },
	{ text: '서버 오류 503', english: 'down', fault: { kind: 'status', status: 503, times: 0 } },
	{ text: '요청 한도 초과 429', english: 'rate limit', fault: { kind: 'rateLimit', times: 0 } },
	{
		text: 'IP 허용 안 됨 403',
		english: 'IP not allowed',
		fault: { kind: 'ipNotAllowed', times: 0 },
	},
	{ text: '인증 거부 401, 한 번', english: 'token refused once', fault: { kind: 'unauthorized' } },
	{
		text: '처리는 됐지만 응답을 못 받음, 한 번',
		english: 'write done, reply lost, once',
		fault: { kind: 'resetAfter', match: { method: 'POST', path: 'product-orders' } },
	},
	{
		text: '문서에 없는 항목',
		english: 'unknown fields',
		fault: { kind: 'unknownFields', times: 0 },
	},
];

/** Draws a switch for each trouble; one that has spent itself is off. */
export function drawFaults({ faults }, refresh) {
	const live = faults.filter(({ times = 1, applied }) => times === 0 || applied < times);
	const switches = PRESETS.map((preset) => ({
		...preset,
		id: live.find(({ kind }) => kind === preset.fault.kind)?.id,
	}));
	draw('faults', switches, () =>
		switches.map(({ text, english, fault, id }) => {
			const turn = () =>
				id === undefined ? control('POST', '/faults', fault) : control('DELETE', `/faults/${id}`);
			return element(
				'button',
				{
					class: 'switch',
					role: 'switch',
					'aria-checked': String(id !== undefined),
					onclick: doing(turn, refresh),
				},
				element('span', {}, text, element('small', { class: 'english' }, english)),
			);
		}),
	);
}
