import { control, doing } from '../control.js';
import { dayAndTimeOf, draw, element, timeOf } from '../dom.js';

const ROOT = '/portone-v1';
const SCHEDULE = { scheduled: '예약됨', executed: '실행됨', revoked: '철회' };
const PAYMENT = { ready: '미결제', paid: '결제 완료', failed: '결제 실패', cancelled: '취소' };
const NOTIFICATION = {
	withheld: '보내지 않음',
	waiting: '기다림',
	sending: '보내는 중',
	answered: '응답 받음',
	gaveUp: '실패',
};
const WITHHELD = {
	noUrl: '주소 없음',
	notThisMachine: '이 컴퓨터의 주소가 아님',
	notAsked: '요청하지 않음',
};

/** As they come: what waits first. */
export function drawSchedules({ items }, counts) {
	drawCounts('portone-schedule-counts', SCHEDULE, counts);
	drawList('portone-schedules', items, scheduleRow, '예약된 결제가 없습니다.');
}

/** Newest first, with what can be done about each. */
export function drawPayments({ items }, counts, refresh) {
	drawCounts('portone-payment-counts', PAYMENT, counts);
	const row = (item) => paymentRow(item, refresh);
	drawList('portone-payments', items, row, '결제가 없습니다. 위의 단추로 만들어 보세요.');
}

/** Newest first, each with its last answer. */
export function drawNotifications({ items }) {
	drawList('portone-notifications', items, notificationRow, '보낸 알림이 없습니다.');
}

function scheduleRow({ status, paymentStatus, merchantUid, failReason, ...item }) {
	return listRow(
		[chip(status, SCHEDULE[status]), paymentStatus && chip(paymentStatus, PAYMENT[paymentStatus])],
		item.name,
		[item.customerUid, merchantUid, failReason],
		`${item.amount.toLocaleString('ko')} ${item.currency}`,
		`${item.scheduleAt.slice(0, 4)}년 ${dayAndTimeOf(item.scheduleAt)}`,
	);
}

function paymentRow({ impUid, status, refunded, amount, ...item }, refresh) {
	const button = (text, method, path, body) =>
		element('button', { onclick: doing(() => control(method, ROOT + path, body), refresh) }, text);
	const left = amount - refunded;
	return listRow(
		[
			chip(status, PAYMENT[status]),
			refunded > 0 && chip('cancelled', `${refunded.toLocaleString('ko')} 환불`),
		],
		item.name,
		[item.pgProvider, item.merchantUid, item.failReason],
		`${amount.toLocaleString('ko')} ${item.currency}`,
		`${impUid} · ${dayAndTimeOf(item.startedAt)}`,
		[
			status === 'ready' &&
				item.payMethod === 'vbank' &&
				button('입금하기', 'POST', `/payments/${impUid}/deposit`),
			status === 'paid' &&
				left > 1 &&
				!item.orderId &&
				button('절반 환불', 'POST', `/payments/${impUid}/refund`, {
					amount: Math.floor(left / 2),
				}),
			status === 'paid' &&
				!item.orderId &&
				button('모두 환불', 'POST', `/payments/${impUid}/refund`, {}),
			button('알림 다시 보내기', 'POST', '/notifications', { impUid }),
		],
	);
}

function notificationRow({ createdAt, body, state, withheld, attempts }) {
	const last = attempts.at(-1);
	const isGood = last?.status >= 200 && last.status < 300;
	const kind = isGood ? 'good' : state === 'gaveUp' ? 'bad' : 'warn';
	return element(
		'li',
		{},
		element('time', {}, timeOf(createdAt)),
		element('span', { class: `status ${kind}` }, last?.status ? String(last.status) : '–'),
		element('span', { class: 'path' }, `${body.status} ${body.merchant_uid}`),
		element(
			'span',
			{ class: 'quiet' },
			withheld ? WITHHELD[withheld] : NOTIFICATION[state],
			attempts.length > 1 && ` · ${attempts.length}번`,
		),
	);
}

function listRow(chips, title, details, amount, when, buttons = []) {
	return element(
		'li',
		{ class: 'order' },
		element('div', { class: 'states' }, chips),
		element(
			'div',
			{},
			element('span', { class: 'product' }, title),
			element('div', { class: 'quiet' }, details.filter(Boolean).join(' · ')),
		),
		element('div', { class: 'who' }, amount, element('span', { class: 'quiet' }, when)),
		element('div', { class: 'buttons' }, buttons),
	);
}

function chip(status, text) {
	return element('span', { class: `state ${status}` }, text);
}

function drawCounts(id, names, counts) {
	const parts = Object.entries(names).map(([name, text]) => `${text} ${counts[name]}`);
	document.getElementById(id).textContent = parts.join(' · ');
}

function drawList(id, items, row, nothing) {
	draw(id, items, () =>
		items.length > 0 ? items.map(row) : [element('li', { class: 'empty' }, nothing)],
	);
}
