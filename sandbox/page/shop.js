import { control, tell } from './control.js';
import { element } from './dom.js';

const ROOT = '/naver-purchase';
const URLS = ['productInfoUrl', 'areaSurchargeUrl'];
const WHERE = {
	request: '구매 요청',
	productInfo: '상품정보',
	areaSurcharge: '지역별 배송비',
};

const product = await control('GET', `${ROOT}/demo-product`);
/** Chosen combinations: manageCode to pieces. */
const chosen = new Map();

const byId = (id) => document.getElementById(id);
const won = (amount) => `${amount.toLocaleString('ko')}원`;

drawProduct();
drawChosen();
void drawUrls().catch((error) => tell(error.message));
byId('choice').addEventListener('submit', addChoice);
byId('order').addEventListener('submit', buy);
byId('urls').addEventListener('submit', saveUrls);

function drawProduct() {
	byId('product-name').textContent = product.name;
	byId('product-price').textContent = won(product.basePrice);
	byId('options').replaceChildren(
		...product.optionItems.map(({ name, values }) =>
			element(
				'label',
				{},
				name,
				element(
					'select',
					{ name, 'aria-label': name },
					values.map(({ id, text }) => element('option', { value: id }, text)),
				),
			),
		),
	);
	byId('supplements').replaceChildren(
		...product.supplements.map(({ id, name, price }) =>
			element(
				'label',
				{ class: 'extra' },
				element('input', { type: 'checkbox', value: id, onchange: drawTotal }),
				`${name} (+${won(price)})`,
			),
		),
	);
}

function addChoice(event) {
	event.preventDefault();
	const ids = [...byId('options').querySelectorAll('select')].map(({ value }) => value);
	const { manageCode } = product.combinations.find((one) =>
		ids.every((id) => one.ids.includes(id)),
	);
	chosen.set(manageCode, (chosen.get(manageCode) ?? 0) + Number(byId('quantity').value));
	drawChosen();
}

function drawChosen() {
	const rows = options().map(({ selectionCode, selections, optionQuantity, optionPrice }) => {
		const remove = () => {
			chosen.delete(selectionCode);
			drawChosen();
		};
		const names = selections.map(({ value }) => value).join(' / ');
		return element(
			'li',
			{},
			`${names} × ${optionQuantity} = ${won((product.basePrice + optionPrice) * optionQuantity)}`,
			element('button', { type: 'button', onclick: remove }, '빼기'),
		);
	});
	const nothing = element('li', { class: 'quiet' }, '옵션을 골라 담아 주세요.');
	byId('chosen').replaceChildren(...(rows.length > 0 ? rows : [nothing]));
	byId('buy').disabled = rows.length === 0;
	drawTotal();
}

function drawTotal() {
	byId('total').textContent = won(total());
}

function total() {
	const ofOptions = options().map(
		({ optionPrice, optionQuantity }) => (product.basePrice + optionPrice) * optionQuantity,
	);
	const ofSupplements = supplements().map(({ price, quantity }) => price * quantity);
	return [...ofOptions, ...ofSupplements].reduce((sum, one) => sum + one, 0);
}

/** What was chosen, as `IMP.request_pay` takes it. */
function options() {
	return [...chosen].map(([selectionCode, optionQuantity]) => {
		const { price, ids } = product.combinations.find((one) => one.manageCode === selectionCode);
		const selections = product.optionItems.map(({ name, values }) => {
			const { id, text } = values.find((value) => ids.includes(value.id));
			return { code: id, label: name, value: text };
		});
		return { optionQuantity, optionPrice: price, selectionCode, selections };
	});
}

function supplements() {
	const ids = [...byId('supplements').querySelectorAll(':checked')].map(({ value }) => value);
	return product.supplements
		.filter(({ id }) => ids.includes(id))
		.map((supplement) => ({ ...supplement, quantity: 1 }));
}

/** The object that a shop's page gives to `IMP.request_pay`. */
function purchaseParam() {
	const { id, name, basePrice, taxType, infoUrl, imageUrl, shipping } = product;
	return {
		pg: 'naverco',
		merchant_uid: `shop_${Date.now()}`,
		name,
		amount: total(),
		buyer_name: byId('name').value,
		buyer_tel: byId('tel').value,
		naverProducts: [
			{
				...{ id, name, basePrice, taxType, infoUrl, imageUrl, shipping },
				options: options(),
				...(supplements().length > 0 && { supplements: supplements() }),
			},
		],
	};
}

async function buy(event) {
	event.preventDefault();
	byId('buy').disabled = true;
	byId('result').replaceChildren('상점에 상품정보를 묻는 중…');
	const email = byId('email').value;
	const buyer = Object.fromEntries(
		['name', 'tel', 'zipCode', 'baseAddress', 'detailedAddress'].map((id) => [id, byId(id).value]),
	);
	try {
		const body = { param: purchaseParam(), buyer: { ...buyer, ...(email && { email }) } };
		const bought = await control('POST', `${ROOT}/purchases`, body);
		byId('result').replaceChildren(bought.state === 'ordered' ? thanks(bought) : refusal(bought));
	} catch (error) {
		byId('result').replaceChildren();
		tell(error.message);
	}
	byId('buy').disabled = false;
}

function thanks({ asked, ...bought }) {
	const { orderId, productOrderIds, merchantUid, amount, deliveryFee, surcharge } = bought;
	const rows = [
		['주문번호', orderId],
		['상품주문번호', productOrderIds.join(', ')],
		['상점 주문번호', merchantUid],
		['배송비', `${won(deliveryFee)} + 지역별 ${won(surcharge)}`],
		['결제 금액', won(amount)],
	];
	return element(
		'div',
		{ class: 'answer', id: 'ordered' },
		element('b', {}, '주문이 완료되었습니다.'),
		element(
			'dl',
			{},
			rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
		),
		questions(asked),
	);
}

/** What was asked of the shop, with the statuses of its answers. */
function questions(asked) {
	return element(
		'details',
		{},
		element('summary', {}, `상점에 물은 내용 ${asked.length}건`),
		element(
			'ul',
			{},
			asked.map(({ url, status }) =>
				element('li', {}, `${status ?? '응답 없음'} `, element('code', {}, decodeURI(url))),
			),
		),
	);
}

function refusal({ reasons, asked }) {
	return element(
		'div',
		{ class: 'answer refused', id: 'refused' },
		element('b', {}, '이 상품은 구매할 수 없습니다.'),
		element(
			'ul',
			{},
			reasons.map((reason) =>
				element(
					'li',
					{},
					`${WHERE[reason.in]}: ${reason.message} `,
					element('code', { class: 'quiet' }, reason.path),
				),
			),
		),
		questions(asked),
	);
}

async function drawUrls() {
	const settings = await control('GET', `${ROOT}/settings`);
	for (const name of URLS) byId(name).value = settings[name] ?? '';
}

async function saveUrls(event) {
	event.preventDefault();
	const settings = Object.fromEntries(URLS.map((name) => [name, byId(name).value || null]));
	try {
		await control('PATCH', `${ROOT}/settings`, settings);
		event.submitter.textContent = '저장됨';
	} catch (error) {
		tell(error.message);
	}
}
