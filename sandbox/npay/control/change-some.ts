import type { Random } from '../../core/random';
import { type BuyerAction, possibleActions } from '../buyer';
import type { Market } from './market';

/** Actions by which a product order can be made to move in the feed, best first. */
const MOVES: readonly BuyerAction[] = [
	'changeAddress',
	'decide',
	'withdrawClaim',
	'deliverExchange',
];

/** Makes so many of these product orders change, if they can; gives those that did. */
export function changeSome(
	market: Market,
	productOrderIds: readonly string[],
	wish: { count: number; position: 'first' | 'random'; random: Random },
): string[] {
	const left = productOrderIds.flatMap((id) => {
		const move = moveOf(market, id);
		return move ? [{ id, move }] : [];
	});
	const changed: string[] = [];
	while (changed.length < wish.count && left.length > 0) {
		const index = wish.position === 'first' ? 0 : wish.random.int(0, left.length - 1);
		const [chosen] = left.splice(index, 1);
		if (!chosen) break;
		market.act(chosen.id, chosen.move);
		changed.push(chosen.id);
	}
	return changed;
}

function moveOf(market: Market, productOrderId: string): BuyerAction | undefined {
	const productOrder = market.productOrder(productOrderId);
	if (!productOrder) return undefined;
	const possible = possibleActions(productOrder);
	return MOVES.find((move) => possible.includes(move));
}
