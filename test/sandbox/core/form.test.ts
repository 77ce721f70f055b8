import { parseForm } from '../../../sandbox/core/http/form';

describe('a form', () => {
	it.each([
		['a=1&b=%EA%B9%80+x', { a: '1', b: '김 x' }],
		['a=1&a=2', { a: ['1', '2'] }],
		['a[]=1&a[]=2', { a: ['1', '2'] }],
		['a[0]=1&a[1]=2', { a: ['1', '2'] }],
		['a[0][b]=1&a[0][c]=2&a[1][b]=3', { a: [{ b: '1', c: '2' }, { b: '3' }] }],
		['a[b][c]=1', { a: { b: { c: '1' } } }],
		['a%5Bb%5D=1', { a: { b: '1' } }],
		['a[=1', { 'a[': '1' }],
		['', {}],
	])('%s is %j', (text, expected) => {
		expect(parseForm(text)).toEqual(expected);
	});

	it('cannot reach what all objects share', () => {
		parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1');
		expect(({} as { polluted?: string }).polluted).toBeUndefined();
	});
});
