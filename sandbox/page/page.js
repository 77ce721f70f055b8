import { control, doing, tell } from './control.js';
import { draw, element } from './dom.js';
import { drawFaults } from './faults.js';
import { drawCreate, drawFilters, drawOrders, ordersPath } from './orders.js';
import { drawRequests } from './requests.js';

const EVERY_MS = 1000;
const MINUTE = 60_000;
const ADVANCE = [
	{ text: '+1분', ms: MINUTE },
	{ text: '+1시간', ms: 60 * MINUTE },
	{ text: '+1일', ms: 24 * 60 * MINUTE },
];

async function refresh() {
	const [state, orders, journal, faults] = await Promise.all([
		control('GET', '/state'),
		control('GET', ordersPath()),
		control('GET', '/journal?limit=40'),
		control('GET', '/faults'),
	]);
	drawClock(state.clock);
	drawFilters(state.npay, refresh);
	drawOrders(orders, refresh);
	drawRequests(journal);
	drawFaults(faults, refresh);
}

function drawClock({ now, frozen }) {
	const [day, time] = [now.slice(0, 10), now.slice(11, 19)];
	draw('clock', [day, time, frozen], () => [
		element('span', { class: 'now' }, `${day} `, element('b', {}, time), frozen ? ' 멈춤' : ''),
		element(
			'span',
			{ class: 'buttons' },
			ADVANCE.map(({ text, ms }) =>
				element('button', { onclick: turn({ advanceMs: ms }), title: '시계 돌리기' }, text),
			),
			element('button', { onclick: turn({ frozen: !frozen }) }, frozen ? '다시 가기' : '멈추기'),
			element('button', { onclick: doing(startOver, refresh) }, '처음 상태로'),
		),
	]);
}

function turn(change) {
	return doing(() => control('POST', '/clock', change), refresh);
}

async function startOver() {
	if (confirm('주문과 기록을 모두 지우고 처음 상태로 돌아갈까요?')) await control('POST', '/reset');
}

async function drawConnect() {
	const [{ npay }, { applications }] = await Promise.all([
		control('GET', '/state'),
		control('GET', '/npay/settings'),
	]);
	const rows = [
		['Base URL', location.origin + npay.basePath],
		['애플리케이션 ID', applications[0]?.clientId],
		['애플리케이션 시크릿', applications[0]?.clientSecret],
	];
	draw('connect', rows, () =>
		rows.flatMap(([name, value]) => [
			element('dt', {}, name),
			element('dd', {}, element('code', {}, value ?? '')),
		]),
	);
}

async function poll() {
	try {
		if (!document.hidden) await refresh();
	} catch {
		tell('샌드박스가 응답하지 않습니다. 실행 중인지 확인하세요.');
	}
	setTimeout(poll, EVERY_MS);
}

drawCreate(refresh);
void drawConnect().catch((error) => tell(error.message));
void poll();
