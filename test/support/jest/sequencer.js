const { default: Sequencer } = require('@jest/test-sequencer');

/** What takes longest, by the paths of the tests: begun last, it would keep one core busy alone at the end. */
const LONG = [
	'/awaiting/histories',
	'/feed/mutations',
	'/engine/portOneV2/many',
	'/nodes/anyAnswer/operations',
	'/models/',
	'/NpayCatalog/check.property',
	'/feed/histories',
	'/engine/settlement',
	'/engine/matrix',
	'/engine/orders/checkGaps',
	'/engine/portOne/ensure.property',
	'/engine/parameters/',
	'/engine/writeAnswers',
	'/engine/orders/ahead',
];

/** Begins with the long ones, so that a fresh clone, which knows no times yet, is as quick as one that does. */
class LongestFirst extends Sequencer {
	sort(tests) {
		const rank = ({ path }) => {
			const found = LONG.findIndex((part) => path.includes(part));
			return found === -1 ? LONG.length : found;
		};
		return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
	}
}

module.exports = LongestFirst;
