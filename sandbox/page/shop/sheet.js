import { control, tell } from '../control.js';
import { element } from '../dom.js';
import { refusal, terms, thanks, won } from './words.js';

const PURCHASES = '/naver-purchase/purchases';
const ADDRESS = ['zipCode', 'baseAddress'];
const BUYER = ['name', 'tel', ...ADDRESS, 'detailedAddress'];

const byId = (id) => document.getElementById(id);
const valuesOf = (ids) => Object.fromEntries(ids.map((id) => [id, byId(id).value]));

/** The purchase that the sheet is about. */
let purchaseId;
/** How often costs were asked for: an older answer that comes late is not shown. */
let asking = 0;

for (const id of ADDRESS) byId(id).addEventListener('change', () => void drawCosts());
byId('order').addEventListener('submit', pay);

/** Opens Naver Pay's order sheet for what the shop's page gives to `IMP.request_pay`. */
export async function openSheet(param) {
	try {
		const purchase = await control('POST', PURCHASES, { param });
		purchaseId = purchase.id;
		const isOpen = purchase.state === 'open';
		byId('order').hidden = !isOpen;
		byId('result').replaceChildren(...(isOpen ? [] : [refusal(purchase)]));
		byId('lines').replaceChildren(...param.naverProducts.flatMap(linesOf));
		byId('sheet').showModal();
		if (isOpen) await drawCosts();
	} catch (error) {
		tell(error.message);
	}
}

/** One line for each product order that this will become. */
function linesOf({ name, basePrice, options, supplements = [] }) {
	const chosen = options.map(({ selections, optionQuantity, optionPrice }) => [
		`${name} · ${selections.map(({ value }) => value).join(' / ')} × ${optionQuantity}`,
		(basePrice + optionPrice) * optionQuantity,
	]);
	const added = supplements.map((one) => [
		`${one.name} × ${one.quantity}`,
		one.price * one.quantity,
	]);
	return [...chosen, ...added].map(([what, price]) =>
		element('li', {}, element('span', {}, what), won(price)),
	);
}

/** What it comes to at this address: Naver Pay asks the shop for the surcharge. */
async function drawCosts() {
	if (!byId('order').reportValidity()) return;
	const turn = ++asking;
	byId('pay').disabled = true;
	byId('costs').replaceChildren(...terms([['배송비', '상점에 묻는 중…']]));
	try {
		const path = `${PURCHASES}/${purchaseId}/quote`;
		const quote = await control('POST', path, valuesOf(ADDRESS));
		if (turn !== asking) return;
		const { price, deliveryFee, surcharge, amount, reasons } = quote;
		const rows = [
			['상품 합계', price],
			['배송비', deliveryFee],
			['지역별 배송비', surcharge],
			['결제 금액', amount],
		];
		const isKnown = reasons.length === 0;
		byId('costs').replaceChildren(
			...terms(isKnown ? rows.map(([name, value]) => [name, won(value)]) : []),
		);
		byId('result').replaceChildren(...(isKnown ? [] : [refusal(quote)]));
		byId('pay').disabled = !isKnown;
	} catch (error) {
		byId('result').replaceChildren(error.message);
	}
}

async function pay(event) {
	event.preventDefault();
	byId('pay').disabled = true;
	byId('result').replaceChildren('상점에 상품정보를 묻는 중…');
	const email = byId('email').value;
	const buyer = { ...valuesOf(BUYER), ...(email && { email }) };
	try {
		const bought = await control('POST', `${PURCHASES}/${purchaseId}/pay`, { buyer });
		const isOrdered = bought.state === 'ordered';
		byId('order').hidden = isOrdered;
		byId('result').replaceChildren(isOrdered ? thanks(bought) : refusal(bought));
		byId('result').scrollIntoView();
	} catch (error) {
		byId('result').replaceChildren(error.message);
	}
	byId('pay').disabled = false;
}
