import { parseXml } from '../../../nodes/NpayCatalog/documents/xml';

const read = (text: string) => parseXml(`<products><name>${text}</name></products>`).products;

test.each([
	['&#128512;', '😀'],
	['&#x1F600;', '😀'],
	['&#44032;&#45208;', '가나'],
	['&lt;b&gt; &amp;amp; &quot;&apos;', '<b> &amp; "\''],
	['&#44;', ','],
])('%s is read as %s', (written, text) => {
	expect(read(written)).toEqual({ name: text });
});

test('Korean text written in 20,000 references is read whole', () => {
	expect(read('&#44032;'.repeat(20_000))).toEqual({ name: '가'.repeat(20_000) });
});

test('a document of 200,000 references is refused before it is read', () => {
	expect(() => read('&#44032;'.repeat(200_000))).toThrow(
		/more than 50000 characters as references/,
	);
});

test('one that is longer than any catalog is refused', () => {
	expect(() => read('a'.repeat(5_000_001))).toThrow(/more than 5000000 characters/);
});
