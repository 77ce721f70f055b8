import { control, doing } from '../control.js';
import { dayAndTimeOf, draw, element, timeOf } from '../dom.js';
import {
	ACTION,
	BY,
	CLAIM_STATUS,
	CLAIM_TYPE,
	PLACE_ORDER_STATUS,
	STATUS,
	STEP,
} from './labels.js';

const PAGE = 60;
const CREATE = [
	{ text: '+ 결제 완료 1건', spec: { count: 1 } },
	{ text: '+ 결제 완료 50건', spec: { count: 50 } },
	{ text: '+ 입금 대기 1건', spec: { count: 1, state: 'PAYMENT_WAITING' } },
	{
		text: '+ 지난달 300건 (정산)',
		spec: { orders: 300, seed: 'page' },
		path: '/npay/settlement/seed',
	},
];

let filter = '';

/** The buttons that order something; drawn once. */
export function drawCreate(refresh) {
	const buttons = CREATE.map(({ text, spec, path = '/npay/orders' }) => {
		const place = () => control('POST', path, spec);
		return element('button', { class: 'primary', onclick: doing(place, refresh) }, text);
	});
	document.getElementById('create').replaceChildren(...buttons);
}

/** Path of the orders to show now. */
export function ordersPath() {
	return `/npay/product-orders?limit=${PAGE}${filter && `&status=${filter}`}`;
}

export function drawFilters({ productOrders, countsByStatus }, refresh) {
	draw('filters', [productOrders, countsByStatus, filter], () => {
		const chip = (status, text, count) =>
			element(
				'button',
				{
					class: 'chip',
					'aria-pressed': String(filter === status),
					onclick: () => {
						filter = status;
						refresh();
					},
				},
				`${text} `,
				element('b', {}, String(count)),
			);
		const present = Object.keys(STATUS).filter(
			(status) => countsByStatus[status] || status === filter,
		);
		return [
			chip('', '전체', productOrders),
			...present.map((status) => chip(status, STATUS[status], countsByStatus[status] ?? 0)),
		];
	});
}

export function drawOrders({ total, items }, refresh) {
	draw('orders', items, () =>
		items.length > 0
			? items.map((item) => row(item, refresh))
			: [element('li', { class: 'empty' }, '주문이 없습니다. 위의 단추로 주문을 만들어 보세요.')],
	);
	const more =
		total > items.length ? `모두 ${total.toLocaleString('ko')}건 중 최근 ${items.length}건` : '';
	document.getElementById('orders-more').textContent = more;
}

function row(item, refresh) {
	const act = (action) => () =>
		control('POST', `/npay/product-orders/${item.productOrderId}/act`, { action });
	return element(
		'li',
		{ class: 'order' },
		element(
			'div',
			{ class: 'states' },
			element(
				'span',
				{ class: `state ${item.productOrderStatus}` },
				STATUS[item.productOrderStatus],
			),
			item.productOrderStatus === 'PAYED' &&
				element(
					'span',
					{ class: `state place ${item.placeOrderStatus}` },
					PLACE_ORDER_STATUS[item.placeOrderStatus],
				),
			item.claimStatus && element('span', { class: 'state claim' }, claimName(item)),
			item.heldBack && element('span', { class: 'state claim' }, '보류 중'),
			item.receiverAddressChanged && element('span', { class: 'state' }, '배송지 바뀜'),
		),
		element(
			'button',
			{ class: 'what', title: '자세히 보기', onclick: () => showDetails(item.productOrderId) },
			element('span', { class: 'product' }, item.productName),
			element('span', { class: 'quiet' }, describe(item)),
		),
		element(
			'div',
			{ class: 'who' },
			`${item.ordererName} · ${item.totalPaymentAmount.toLocaleString('ko')}원`,
			element(
				'span',
				{ class: 'quiet' },
				`${item.productOrderId} · ${dayAndTimeOf(item.orderDate)}`,
			),
		),
		element(
			'div',
			{ class: 'buttons' },
			item.actions
				.filter((action) => ACTION[action])
				.map((action) =>
					element('button', { onclick: doing(act(action), refresh) }, ACTION[action]),
				),
		),
	);
}

/** `반품 수거 중`: collecting is named after the claim that it is for. */
function claimName({ claimType, claimStatus }) {
	const name = CLAIM_STATUS[claimStatus] ?? claimStatus;
	return claimStatus.startsWith('COLLECT') ? `${CLAIM_TYPE[claimType]} ${name}` : name;
}

function describe({ productOption, quantity, trackingNumber }) {
	const parts = [productOption, `${quantity}개`, trackingNumber && `송장 ${trackingNumber}`];
	return parts.filter(Boolean).join(' · ');
}

async function showDetails(productOrderId) {
	const view = await control('GET', `/npay/product-orders/${productOrderId}`);
	document.getElementById('details-title').textContent = `상품 주문 ${productOrderId}`;
	const steps = view.history.map(({ at, by, action, status, claimStatus }) =>
		element(
			'li',
			{},
			element('time', {}, `${dayAndTimeOf(at)}:${timeOf(at).slice(6)}`),
			` ${BY[by]} ${STEP[action] ?? action} → ${STATUS[status]}`,
			claimStatus ? ` (${CLAIM_STATUS[claimStatus] ?? claimStatus})` : '',
		),
	);
	document
		.getElementById('details-body')
		.replaceChildren(
			element('ol', { class: 'history' }, steps),
			element('pre', {}, JSON.stringify(view.detail, null, 2)),
		);
	document.getElementById('details').showModal();
}
