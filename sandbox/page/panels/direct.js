import { control, doing } from '../control.js';
import { dayAndTimeOf, draw, element } from '../dom.js';

const STATUS = {
	READY: '진행 중',
	VIRTUAL_ACCOUNT_ISSUED: '입금 대기',
	PAID: '결제 완료',
	FAILED: '결제 실패',
	PARTIAL_CANCELLED: '부분 취소',
	CANCELLED: '취소',
	SCHEDULED: '예약됨',
	STARTED: '결제 중',
	SUCCEEDED: '결제됨',
	REVOKED: '철회',
};

/** Classes of the page's chips by status. */
const KIND = {
	READY: 'ready',
	VIRTUAL_ACCOUNT_ISSUED: 'ready',
	PAID: 'paid',
	SUCCEEDED: 'paid',
	FAILED: 'failed',
	SCHEDULED: 'scheduled',
	STARTED: 'scheduled',
	REVOKED: 'revoked',
};

/** Everything that the tab of PortOne V2 and CEOS shows. */
export async function refreshDirect(refresh) {
	const [v2, schedules, keys, ceos, v2Settings, ceosSettings] = await Promise.all([
		control('GET', '/portone-v2/payments?limit=12'),
		control('GET', '/portone-v2/schedules?limit=12'),
		control('GET', '/portone-v2/billing-keys?limit=8'),
		control('GET', '/ceos/payments?limit=12'),
		control('GET', '/portone-v2/settings'),
		control('GET', '/ceos/settings'),
	]);
	drawSwitches('direct-v2', '/portone-v2', v2Settings, refresh);
	drawSwitches('direct-ceos', '/ceos', ceosSettings, refresh);
	drawKeys(keys, refresh);
	drawRows('direct-v2-payments', v2.items, (item) => v2Row(item, refresh));
	drawRows('direct-schedules', schedules.items, scheduleRow);
	drawRows('direct-ceos-payments', ceos.items, ceosRow);
}

/** How often payments fail, as three choices. */
function drawSwitches(id, root, { failures }, refresh) {
	const choices = [
		{ text: '실패 없음', rate: 0, afterMoney: 0 },
		{ text: '열에 하나 실패', rate: 0.1, afterMoney: 0 },
		{ text: '실패 응답, 그중 절반은 결제됨', rate: 0.1, afterMoney: 0.5 },
	];
	draw(id, failures, () =>
		choices.map(({ text, rate, afterMoney }) => {
			const chosen = failures.rate === rate && failures.afterMoney === afterMoney;
			const choose = () => control('PATCH', `${root}/settings`, { failures: { rate, afterMoney } });
			return element(
				'button',
				{ class: 'chip', 'aria-pressed': String(chosen), onclick: doing(choose, refresh) },
				text,
			);
		}),
	);
}

function drawKeys({ items }, refresh) {
	draw('direct-keys', items, () => [
		element(
			'button',
			{
				class: 'primary',
				onclick: doing(() => control('POST', '/portone-v2/billing-keys', {}), refresh),
			},
			'+ 빌링키 1개',
		),
		...items.map((item) => keySwitch(item, refresh)),
	]);
}

function keySwitch({ billingKey, outcome, deleted }, refresh) {
	const fails = outcome.result === 'fails';
	const turn = () =>
		control('PATCH', `/portone-v2/billing-keys/${encodeURIComponent(billingKey)}`, {
			result: fails ? 'succeeds' : 'fails',
		});
	return element(
		'button',
		{
			class: 'switch',
			role: 'switch',
			'aria-checked': String(fails),
			disabled: deleted,
			onclick: doing(turn, refresh),
		},
		element(
			'span',
			{},
			billingKey,
			element('small', { class: 'english' }, '결제 실패시키기 fails'),
		),
	);
}

function v2Row({ id, status, orderName, amount, currency, requestedAt, method, failure }, refresh) {
	const deposit = () => control('POST', `/portone-v2/payments/${encodeURIComponent(id)}/deposit`);
	return row(
		status,
		orderName,
		[id, method?.type?.replace('PaymentMethod', ''), failure?.reason],
		`${amount.total.toLocaleString('ko')} ${currency}`,
		requestedAt,
		status === 'VIRTUAL_ACCOUNT_ISSUED' && [
			element('button', { onclick: doing(deposit, refresh) }, '입금하기'),
		],
	);
}

function scheduleRow({
	status,
	orderName,
	paymentId,
	billingKey,
	totalAmount,
	currency,
	timeToPay,
}) {
	const amount = `${totalAmount.toLocaleString('ko')} ${currency}`;
	return row(status, orderName, [paymentId, billingKey], amount, timeToPay);
}

function ceosRow({ status, orderName, paymentId, githubId, totalPayAmount, currency, paidAt }) {
	const amount = `${totalPayAmount.toLocaleString('ko')} ${currency}`;
	return row(status, orderName, [paymentId, githubId], amount, paidAt);
}

function row(status, title, details, amount, time, buttons = false) {
	return element(
		'li',
		{ class: 'order' },
		element(
			'div',
			{ class: 'states' },
			element('span', { class: `state ${KIND[status] ?? 'cancelled'}` }, STATUS[status] ?? status),
		),
		element(
			'div',
			{},
			element('span', { class: 'product' }, title),
			element('div', { class: 'quiet' }, details.filter(Boolean).join(' · ')),
		),
		element(
			'div',
			{ class: 'who' },
			amount,
			element('span', { class: 'quiet' }, time ? dayAndTimeOf(inKorea(time)) : ''),
		),
		element('div', { class: 'buttons' }, buttons),
	);
}

/** Any ISO 8601 time as a Korean one. */
function inKorea(time) {
	return new Date(Date.parse(time) + 9 * 60 * 60 * 1000).toISOString();
}

function drawRows(id, items, rowOf) {
	draw(id, items, () =>
		items.length > 0 ? items.map(rowOf) : [element('li', { class: 'empty' }, '아직 없습니다.')],
	);
}
