import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import type { FastifyInstance } from 'fastify';

const TYPES = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
} as const;

/** Path to file of everything the page consists of. */
export const PAGE_FILES: Readonly<Record<string, `${string}${keyof typeof TYPES}`>> = {
	'/': 'index.html',
	'/icon.svg': 'icon.svg',
	'/style.css': 'style.css',
	'/page.js': 'page.js',
	'/control.js': 'control.js',
	'/dom.js': 'dom.js',
	'/panels/direct.js': 'panels/direct.js',
	'/panels/faults.js': 'panels/faults.js',
	'/panels/labels.js': 'panels/labels.js',
	'/panels/orders.js': 'panels/orders.js',
	'/panels/portone.js': 'panels/portone.js',
	'/panels/portone-lists.js': 'panels/portone-lists.js',
	'/panels/requests.js': 'panels/requests.js',
	'/shop': 'shop/shop.html',
	'/shop/shop.css': 'shop/shop.css',
	'/shop/shop.js': 'shop/shop.js',
	'/shop/sheet.js': 'shop/sheet.js',
	'/shop/words.js': 'shop/words.js',
	// The image's address is part of the demo product.
	'/shop-product.svg': 'shop/product.svg',
};

/** Serves the page on which a person looks at the sandbox and plays the buyer, and the shop. */
export async function pageRoutes(server: FastifyInstance): Promise<void> {
	for (const [url, file] of Object.entries(PAGE_FILES)) {
		server.get(url, async (_request, reply) =>
			reply
				.header('content-security-policy', "default-src 'self'")
				.header('cache-control', 'no-cache')
				.type(TYPES[extname(file) as keyof typeof TYPES])
				.send(await readFile(join(__dirname, file))),
		);
	}
}
