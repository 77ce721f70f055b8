import type { Shown } from './shown';

/** A picture in docs/images, or several of the same kind. */
export interface PictureKind {
	/** Their paths below docs/images. */
	files: RegExp;
	/** What is seen; nothing where it was measured or is taken on demand, and no panel makes it old. @param name what the first group holds */
	shows(name: string): Shown[] | 'measured' | 'onDemand';
	/** The command that takes them anew. */
	command(name: string): string;
}

const DISPATCH = { resource: 'productOrder', operation: 'dispatch' };

const testRun = (test: string) => () => `npm run test:e2e -- ${test} --update-images`;

const one = (file: string, shows: Shown[], command: PictureKind['command']): PictureKind => ({
	files: new RegExp(`^(${file})\\.png$`),
	shows: () => shows,
	command,
});

const EDITOR = testRun('editor');
const PANELS = testRun('panels');
const SHOP = testRun('shop');
const FIRST_HOUR = testRun('first-hour');

/** Every picture of the documentation. */
export const PICTURES: readonly PictureKind[] = [
	one('workflow', [{ example: 'new-orders-to-sheet-data-table' }], EDITOR),
	one('dispatch', [{ node: 'npay', chosen: DISPATCH }], EDITOR),
	one('operations', [{ node: 'npay', chosen: DISPATCH }], EDITOR),
	one('trigger', [{ node: 'npayTrigger', chosen: { triggerOn: 'newOrder' } }], EDITOR),
	one('credential', [{ credential: 'npayApi' }], EDITOR),
	one(
		'portone',
		[{ node: 'portOne', chosen: { resource: 'schedule', operation: 'ensure', timing: 'monthly' } }],
		PANELS,
	),
	one('portone-trigger', [{ node: 'portOneTrigger', chosen: {} }], PANELS),
	one(
		'portone-v2',
		[
			{
				node: 'portOneV2',
				chosen: { server: 'portOne', resource: 'payment', operation: 'payWithBillingKey' },
			},
		],
		PANELS,
	),
	one(
		'catalog',
		[{ node: 'npayCatalog', chosen: { resource: 'productInfo', operation: 'buildXml' } }],
		PANELS,
	),
	one('new-credential', [{ credential: 'npayApi' }], FIRST_HOUR),
	one('test-event', [{ node: 'npayTrigger', chosen: { triggerOn: 'newOrder' } }], FIRST_HOUR),
	one('dispatch-from-a-sheet', [{ node: 'npay', chosen: DISPATCH }], FIRST_HOUR),
	one(
		'sandbox',
		[{ files: 'sandbox/page/panels/' }, { files: 'sandbox/page/page' }],
		testRun('sandbox-page'),
	),
	one('shop-workflow', [{ example: 'shop-from-a-table' }], SHOP),
	one('shop-payments', [{ example: 'paid-orders-into-a-table' }], SHOP),
	one(
		'shop(?:-order-sheet|-ordered|-confirmed|-refused)?',
		[{ files: 'sandbox/page/shop/' }],
		SHOP,
	),
	{
		files: /^templates\/([\w-]+)\.png$/,
		shows: (name) => [{ example: name }],
		command: (name) => `npm run photos -- --only ${name}`,
	},
	{
		// No page shows them: they are for whoever looks at all panels at once, and are taken when that is done.
		files: /^sheets\//,
		shows: () => 'onDemand',
		command: () => 'npm run photos',
	},
	{
		files: /^(speed|how-far)\/[\w.-]+\.svg$/,
		shows: () => 'measured',
		command: () => 'npm run bench',
	},
];
