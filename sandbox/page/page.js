import { control, doing, tell } from './control.js';
import { draw, element } from './dom.js';
import { refreshDirect } from './panels/direct.js';
import { drawFaults } from './panels/faults.js';
import { drawCreate, drawFilters, drawOrders, ordersPath } from './panels/orders.js';
import { drawPortOneTools, refreshPortOne } from './panels/portone.js';
import { drawRequests } from './panels/requests.js';

const EVERY_MS = 1000;
const MINUTE = 60_000;
const ADVANCE = [
	{ text: '+1분', ms: MINUTE },
	{ text: '+1시간', ms: 60 * MINUTE },
	{ text: '+1일', ms: 24 * 60 * MINUTE },
];
const TABS = { npay: 'Npay 주문', portone: 'PortOne V1', direct: 'PortOne V2 · CEOS' };

let tab = location.hash.slice(1) in TABS ? location.hash.slice(1) : 'npay';

async function refresh() {
	const [state, orders, journal, faults] = await Promise.all([
		control('GET', '/state'),
		control('GET', ordersPath()),
		control('GET', '/journal?limit=40'),
		control('GET', '/faults'),
	]);
	drawClock(state.clock);
	drawTabs();
	drawFilters(state.npay, refresh);
	drawOrders(orders, refresh);
	if (tab === 'portone') await refreshPortOne(state, refresh);
	if (tab === 'direct') await refreshDirect(refresh);
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
			element('button', { onclick: turnToNextMonth, title: '시계 돌리기' }, '+1개월'),
			element('button', { onclick: turn({ frozen: !frozen }) }, frozen ? '다시 가기' : '멈추기'),
			element('button', { onclick: doing(startOver, refresh) }, '처음 상태로'),
		),
	]);
}

function turn(change) {
	return doing(() => control('POST', '/clock', change), refresh);
}

/** Turns the clock to this day and time of the next month, Korean calendar. */
async function turnToNextMonth(event) {
	const { now } = await control('GET', '/clock');
	const [year, month, day] = now.slice(0, 10).split('-').map(Number);
	const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	const date = new Date(Date.UTC(year, month, Math.min(day, lastDay)));
	const set = date.toISOString().slice(0, 10) + now.slice(10);
	await turn({ set })({ currentTarget: event.target });
}

function drawTabs() {
	for (const name of Object.keys(TABS)) {
		document.getElementById(`tab-${name}`).hidden = name !== tab;
	}
	draw('tabs', tab, () =>
		Object.entries(TABS).map(([name, text]) =>
			element(
				'button',
				{ class: 'chip', 'aria-pressed': String(name === tab), onclick: () => show(name) },
				text,
			),
		),
	);
}

function show(name) {
	tab = name;
	history.replaceState(null, '', name === 'npay' ? location.pathname : `#${name}`);
	void refresh();
}

async function startOver() {
	if (confirm('주문과 기록을 모두 지우고 처음 상태로 돌아갈까요?')) await control('POST', '/reset');
}

async function drawConnect() {
	const [{ npay, portOneV1, portOneV2, ceos }, { applications }, { accounts }, { stores }] =
		await Promise.all([
			control('GET', '/state'),
			control('GET', '/npay/settings'),
			control('GET', '/portone-v1/settings'),
			control('GET', '/portone-v2/settings'),
		]);
	const rows = [
		['Base URL', location.origin + npay.basePath],
		['애플리케이션 ID', applications[0]?.clientId],
		['애플리케이션 시크릿', applications[0]?.clientSecret],
		['PortOne Base URL', location.origin + portOneV1.basePath],
		['PortOne REST API Key', accounts[0]?.impKey],
		['PortOne REST API Secret', accounts[0]?.impSecret],
		['PortOne V2 Base URL', location.origin + portOneV2.basePath],
		['PortOne V2 API Secret', stores[0]?.apiSecret],
		['모의 상점', `${location.origin}/shop`],
		['CEOS Base URL', location.origin + ceos.basePath],
		['CEOS API Secret', `${location.origin}${ceos.basePath}/auth/sandbox`],
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
void drawPortOneTools(refresh).catch((error) => tell(error.message));
void drawConnect().catch((error) => tell(error.message));
void poll();
