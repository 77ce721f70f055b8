const { TABLE } = require('./workflow');

/** How long the operator takes from the confirmation to the parcel's number. */
const PACKING_MS = 5_000;

/**
 * Courier and number of a parcel that nobody sends: made of the product order's own digits.
 * @param {string} productOrderId
 */
function madeUpParcel(productOrderId) {
	const isEven = Number(productOrderId.at(-2)) % 2 === 0;
	return {
		deliveryCompany: isEven ? 'CJ대한통운' : '한진택배',
		trackingNumber: `68${productOrderId.slice(-10)}`,
	};
}

/** Types couriers and tracking numbers into the table of orders, a while after each was confirmed, as an operator does. */
class Operator {
	/** When each product order was first seen confirmed, in ms since the epoch. */
	#seen = new Map();

	#typed = new Set();

	/** @param {import('../n8n/client').N8nClient} n8n */
	constructor(n8n) {
		this.n8n = n8n;
	}

	/** How many product orders got their number. */
	get typed() {
		return this.#typed.size;
	}

	/** Types what is due now, each once. */
	async work() {
		const now = Date.now();
		for (const { productOrderId, confirmResult, trackingNumber } of await this.n8n.rowsOf(TABLE)) {
			if (!confirmResult || trackingNumber || this.#typed.has(productOrderId)) continue;
			const seenAt = this.#seen.get(productOrderId) ?? now;
			this.#seen.set(productOrderId, seenAt);
			if (now - seenAt < PACKING_MS) continue;
			const row = { column: 'productOrderId', value: productOrderId };
			await this.n8n.changeRows(TABLE, row, madeUpParcel(productOrderId));
			this.#typed.add(productOrderId);
		}
	}
}

module.exports = { Operator, madeUpParcel };
