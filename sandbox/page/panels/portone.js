import { control, doing } from '../control.js';
import { draw, element } from '../dom.js';
import { drawNotifications, drawPayments, drawSchedules } from './portone-lists.js';

const ROOT = '/portone-v1';
const CREATE = [
	{ text: '+ 정기결제 12개월', path: '/subscriptions' },
	{ text: '+ 카드 결제 1건', path: '/payments' },
	{ text: '+ 가상계좌 1건', path: '/payments', spec: { payMethod: 'vbank', status: 'ready' } },
	{ text: '+ 네이버페이 주문 1건', path: '/naver-orders', spec: { count: 1 } },
];

/** The buttons that make something, and the webhook's address; drawn once. */
export async function drawPortOneTools(refresh) {
	const buttons = CREATE.map(({ text, path, spec = {} }) =>
		element(
			'button',
			{ class: 'primary', onclick: doing(() => control('POST', ROOT + path, spec), refresh) },
			text,
		),
	);
	document.getElementById('portone-create').replaceChildren(...buttons);
	const { notifications } = await control('GET', `${ROOT}/settings`);
	const field = document.getElementById('portone-url');
	field.value = notifications.url ?? '';
	const save = doing(
		() => control('PATCH', `${ROOT}/settings`, { notifications: { url: field.value || null } }),
		refresh,
	);
	const form = document.getElementById('portone-webhook');
	form.addEventListener('submit', (event) => event.preventDefault());
	form.querySelector('button').addEventListener('click', save);
}

/** Everything that PortOne's tab shows. */
export async function refreshPortOne({ portOneV1 }, refresh) {
	const [cards, schedules, payments, notifications] = await Promise.all([
		control('GET', `${ROOT}/billing-keys?limit=8`),
		control('GET', `${ROOT}/schedules?limit=24`),
		control('GET', `${ROOT}/payments?limit=24`),
		control('GET', `${ROOT}/notifications?limit=20`),
	]);
	drawCards(cards, refresh);
	drawSchedules(schedules, portOneV1.schedules);
	drawPayments(payments, portOneV1.payments, refresh);
	drawNotifications(notifications);
}

/** A switch for each card: on = its next payments fail. */
function drawCards({ items }, refresh) {
	draw('portone-cards', items, () =>
		items.length > 0
			? items.map((item) => cardSwitch(item, refresh))
			: [element('p', { class: 'empty' }, '등록된 카드가 없습니다.')],
	);
}

function cardSwitch({ customerUid, card, outcome }, refresh) {
	const fails = outcome.result === 'fails' || outcome.failsTimes > 0;
	const turn = () =>
		control('PATCH', `${ROOT}/billing-keys/${encodeURIComponent(customerUid)}`, {
			result: fails ? 'succeeds' : 'fails',
		});
	return element(
		'button',
		{
			class: 'switch',
			role: 'switch',
			'aria-checked': String(fails),
			onclick: doing(turn, refresh),
		},
		element(
			'span',
			{},
			`${customerUid} · ${card.name} ${card.number}`,
			element('small', { class: 'english' }, '결제 실패시키기 fails'),
		),
	);
}
