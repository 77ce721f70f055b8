import { control, tell } from '../control.js';
import { element } from '../dom.js';
import { openSheet } from './sheet.js';
import { won } from './words.js';

const ROOT = '/naver-purchase';
const URLS = ['productInfoUrl', 'areaSurchargeUrl'];

const product = await control('GET', `${ROOT}/demo-product`);
/** Chosen combinations: manageCode to pieces. */
const chosen = new Map();

const byId = (id) => document.getElementById(id);

drawProduct();
drawChosen();
void drawUrls().catch((error) => tell(error.message));
byId('choice').addEventListener('submit', addChoice);
byId('buy').addEventListener('click', () => void openSheet(purchaseParam()));
byId('urls').addEventListener('submit', saveUrls);

function drawProduct() {
	const { baseFee, feeRule } = product.shipping;
	byId('product-name').textContent = product.name;
	byId('product-price').textContent = won(product.basePrice);
	byId('product-delivery').textContent =
		`배송비 ${won(baseFee)}, ${won(feeRule.freeByThreshold)}부터 무료. 제주·도서산간 추가`;
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
		buyer_name: '상점 회원',
		buyer_tel: '010-0000-0000',
		naverProducts: [
			{
				...{ id, name, basePrice, taxType, infoUrl, imageUrl, shipping },
				options: options(),
				...(supplements().length > 0 && { supplements: supplements() }),
			},
		],
	};
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
