import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface Mail {
	to: string[];
	subject: string;
	/** What a person reads, without markup. */
	text: string;
	/** Where its links lead, by their words. */
	links: Record<string, string>;
}

const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
	nbsp: ' ',
};

const decoded = (html: string): string =>
	html.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

function linksOf(html: string): Record<string, string> {
	const found = html.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g);
	return Object.fromEntries(
		[...found].map(([, url = '', words = '']) => [decoded(words).trim(), decoded(url)]),
	);
}

/** A mail server on loopback (SMTP): takes every mail, and keeps it. */
export class MailServer {
	readonly mails: Mail[] = [];

	private port = 0;

	private readonly server = new SMTPServer({
		disabledCommands: ['STARTTLS'],
		authOptional: true,
		onData: (stream, session, done) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const to = session.envelope.rcptTo.map(({ address }) => address);
				this.keep(Buffer.concat(chunks), to).then(() => done(), done);
			});
		},
	});

	static async open(): Promise<MailServer> {
		const mail = new MailServer();
		await new Promise<void>((listening) => {
			mail.server.listen(0, '127.0.0.1', listening);
		});
		mail.port = (mail.server.server.address() as { port: number }).port;
		return mail;
	}

	/** What n8n's SMTP credential holds to send here. */
	get credential(): Record<string, unknown> {
		const { port } = this;
		return {
			host: '127.0.0.1',
			port,
			secure: false,
			disableStartTls: true,
			user: '',
			password: '',
		};
	}

	async close(): Promise<void> {
		await new Promise<void>((closed) => {
			this.server.close(() => closed());
		});
	}

	private async keep(raw: Buffer, to: string[]): Promise<void> {
		const { subject = '', html = '', text } = await PostalMime.parse(raw);
		this.mails.push({
			to,
			subject,
			text: (text ?? decoded(html.replace(/<[^>]*>/g, ' '))).trim(),
			links: linksOf(html),
		});
	}
}
