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

test('a document of 200,000 references is read whole', () => {
	expect(read('&#44032;'.repeat(200_000))).toEqual({ name: '가'.repeat(200_000) });
});

test('text in CDATA is text', () => {
	expect(read('<![CDATA[ <b>빨강</b> ]]>')).toEqual({ name: '<b>빨강</b>' });
});

test.each([
	['<products><name>1</products>', /end tag for element name \(line 1, column 18\)$/],
	['<products>\n<name>&nope;</name></products>', /isn't defined: &nope; \(line 2, column 7\)$/],
	['<products/><products/>', /Extra content/],
	['only text', /Root element is missing/],
	['', /Root element is missing/],
	['<!DOCTYPE a []><a/>', /DOCTYPE/],
	['<a>'.repeat(1_000_000), /nested too deeply/],
])('%.40s is no document', (xml, message) => {
	expect(() => parseXml(xml)).toThrow(SyntaxError);
	expect(() => parseXml(xml)).toThrow(message);
});

test('elements with the names of what objects have do no harm', () => {
	const read = parseXml('<products><__proto__><name>1</name></__proto__></products>');
	expect(Object.keys(read.products as object)).toEqual(['__proto__']);
	expect(({} as { name?: string }).name).toBeUndefined();
});

test('a list is one also where there is one element', () => {
	const one = '<product><id>1</id><name/></product>';
	expect(parseXml(`<products>${one}</products>`)).toEqual({
		products: { product: [{ id: '1', name: '' }] },
	});
});

test('one that is longer than any catalog is refused', () => {
	expect(() => read('a'.repeat(5_000_001))).toThrow(/more than 5000000 characters/);
});
