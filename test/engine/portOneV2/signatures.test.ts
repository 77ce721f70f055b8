import { Webhook as PortOne } from '@portone/server-sdk';
import { Webhook as Standard } from 'standardwebhooks';

import { readWebhookSecrets } from '../../../nodes/PortOneV2/api/webhookSecrets';
import { readSignature } from '../../../nodes/PortOneV2/trigger/signature';
import { Random } from '../../../sandbox/core/random';
import { FIELD } from '../../support/shops/sandboxOptions';

/** How many are many: a tenth of it in `npm test`, all in the field run. */
const BODIES = FIELD ? 10_000 : 1_000;
/** After how many bodies the secret changes. */
const PER_SECRET = 50;
const NOW = Date.parse('2026-11-22T09:00:00.000+09:00');

beforeAll(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});

const random = new Random('signatures');

const PARTS = [
	...[
		'주문',
		'결제 완료',
		'한글 자모 ㅎㅏㄴ',
		'漢字',
		'👩‍👩‍👧',
		'🇰🇷',
		'e\u0301',
		'İ',
		'"quoted"',
		'\\u0000',
	],
	...[
		'\u00a0',
		'\u3000',
		'\u200b',
		'\u2028',
		'\ufeff',
		'\t',
		'\r\n',
		'\n',
		'   ',
		'\u0000',
		'\u007f',
	],
	...[
		'order_1',
		'{{ $json.x }}',
		'<b>',
		'&amp;',
		'%EC%A3%BC',
		'+',
		'=',
		'.',
		'..',
		'v1,',
		'\ud800',
	],
];

const text = (): string =>
	Array.from({ length: random.int(0, 8) }, () => random.pick(PARTS)).join('');

/** As some JSON writers have it: nothing beyond ASCII. */
const escaped = (json: string): string =>
	json.replace(
		/[\u007f-\uffff]/g,
		(one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

/** A form in the encoding that Korean servers had: its bytes are percent-encoded, so that what is sent is ASCII. */
const inEucKr = '%C1%D6%B9%AE=%B0%E1%C1%A6';

/** The body of a notification, written in one of many ways. */
function body(): string {
	const data = { paymentId: text(), transactionId: text(), storeId: text(), [text()]: text() };
	const notification = { type: 'Transaction.Paid', timestamp: text(), data };
	switch (random.int(0, 6)) {
		case 0:
			return escaped(JSON.stringify(notification));
		case 1:
			return JSON.stringify(notification, null, random.pick(['\t', '    ', ' \t']));
		case 2:
			return new URLSearchParams({ payment_id: text(), tx_id: text(), status: 'Paid' }).toString();
		case 3:
			return `${inEucKr}&payment_id=${encodeURIComponent(Buffer.from(text()).toString())}`;
		case 4:
			return `\ufeff${JSON.stringify(notification)}\n`;
		case 5:
			return Buffer.from(JSON.stringify({ paymentId: 'order-1' }), 'utf16le').toString();
		default:
			return JSON.stringify(notification);
	}
}

const secret = (): string =>
	`whsec_${Buffer.from(Array.from({ length: random.int(24, 64) }, () => random.int(0, 255))).toString('base64')}`;

const keysOf = (...secrets: string[]) =>
	secrets.flatMap((webhookSecret) => readWebhookSecrets({ webhookSecret }));

interface Sent {
	secret: string;
	id: string;
	timestamp: string;
	signature: string;
	body: string;
}

const headersOf = ({ id, timestamp, signature }: Sent) => ({
	'webhook-id': id,
	'webhook-timestamp': timestamp,
	'webhook-signature': signature,
});

/** What this node makes of it. */
const isOurs = (sent: Sent): boolean =>
	typeof readSignature(
		{ body: Buffer.from(sent.body), headers: headersOf(sent) },
		keysOf(sent.secret),
	) === 'object';

/** What PortOne's own library makes of it; a body that is no JSON has a signature all the same. */
async function isPortOnes(sent: Sent): Promise<boolean> {
	try {
		await PortOne.verify(sent.secret, sent.body, headersOf(sent));
		return true;
	} catch (error) {
		return error instanceof SyntaxError;
	}
}

function signed(withSecret: string): Sent {
	const id = `webhook-${random.digits(12)}`;
	const at = new Date(NOW + random.int(-299, 299) * 1000);
	const sent = body();
	return {
		secret: withSecret,
		id,
		timestamp: String(at.getTime() / 1000),
		signature: new Standard(withSecret).sign(id, at, sent),
		body: sent,
	};
}

/** One character more, less, or another one; of a text that goes over the wire as bytes. */
function changed(value: string): string {
	const at = random.int(0, Math.max(0, value.length - 1));
	const others = [
		value.slice(0, at) + 'x' + value.slice(at),
		value.slice(0, at) + value.slice(at + 1),
		value.slice(0, at) + 'y' + value.slice(at + 1),
		`${value} `,
	];
	const other = others.filter((one) => !Buffer.from(one).equals(Buffer.from(value)));
	return random.pick(other);
}

const changedSecret = (value: string): string => {
	const bytes = Buffer.from(value.slice('whsec_'.length), 'base64');
	const at = random.int(0, bytes.length - 1);
	bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(0, 7));
	return `whsec_${bytes.toString('base64')}`;
};

test(`signatures of ${BODIES} bodies are those of the reference, and of PortOne's own library`, async () => {
	let current = secret();
	for (let index = 0; index < BODIES; index++) {
		if (index % PER_SECRET === 0) current = secret();
		const sent = signed(current);
		const wrong: Sent[] = [
			{ ...sent, body: changed(sent.body) },
			{ ...sent, id: changed(sent.id) },
			{ ...sent, timestamp: String(Number(sent.timestamp) + 1) },
			{ ...sent, secret: changedSecret(sent.secret) },
		];
		const ours = [sent, ...wrong].map(isOurs);
		// A secret that is new costs PortOne's library a while: it is asked about that for one body in so many.
		const asked = index % PER_SECRET === 0 ? [sent, ...wrong] : [sent, ...wrong.slice(0, 3)];
		const theirs = await Promise.all(asked.map(isPortOnes));
		const expected = [true, false, false, false, false];
		if (ours.join() !== expected.join() || theirs.some((one, at) => one !== expected[at])) {
			throw new Error(`${JSON.stringify(sent)}: ours ${ours.join()}, theirs ${theirs.join()}`);
		}
	}
});
