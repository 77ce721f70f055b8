import path from 'node:path';
import { parseArgs } from 'node:util';

import { Camera } from '../test/e2e/photos/camera';
import { photographCreator } from '../test/e2e/photos/creator';
import { photographCredentials } from '../test/e2e/photos/credentials';
import { photographErrors } from '../test/e2e/photos/errors';
import { nodesOfPackage } from '../test/e2e/photos/nodes';
import { photographPanels } from '../test/e2e/photos/panels';
import { photographTemplates, templateFiles } from '../test/e2e/photos/templates';
import { Editor } from '../test/e2e/support/editor';
import { startInstance } from '../test/e2e/support/instance';
import { notePicturesSince } from './lib/docs/pictures/manifest';
import { runMain, say } from './lib/output';
import { CACHE, ROOT } from './lib/paths';

const HELP = `npm run photos [-- options]

Photographs the panels of every operation, the credentials, the node creator's searches and errors in a real n8n, and
lays them out on sheets; and every template, for the gallery.

  --only NAME    nodes, or creator, credentials, errors, templates, or one template; several with commas (default: all)
  --into FOLDER  where the sheets go (default docs/images/sheets); templates go into a folder beside it
  --help         this text`;

const { values } = parseArgs({
	options: {
		only: { type: 'string', default: '' },
		into: { type: 'string', default: path.join(ROOT, 'docs', 'images', 'sheets') },
		help: { type: 'boolean', default: false },
	},
});

/** Panels on one sheet. */
const PER_SHEET = 24;

void runMain(async () => {
	if (values.help) {
		say(HELP);
		return 0;
	}
	const begun = Date.now();
	const only = values.only.split(',').filter((name) => name !== '');
	const isWanted = (name: string) => only.length === 0 || only.includes(name);
	const instance = await startInstance(2, 'photos');
	const editor = await Editor.open(instance.server.url);
	try {
		const camera = Camera.open(editor, path.join(CACHE, 'photos'));
		const into = (name: string) => path.join(values.into, `${name}.png`);
		for (const node of nodesOfPackage()) {
			const { name } = node.description;
			if (!isWanted(name)) continue;
			const photos = await photographPanels(instance, camera, node);
			for (let at = 0; at < photos.length; at += PER_SHEET) {
				const number = at / PER_SHEET + 1;
				const file = photos.length > PER_SHEET ? `${name}-${number}` : name;
				await camera.sheet(photos.slice(at, at + PER_SHEET), into(file));
			}
			say(`${name}: ${photos.length} panels`);
		}
		if (isWanted('credentials')) {
			await camera.sheet(await photographCredentials(instance, camera), into('credentials'), 3);
		}
		if (isWanted('creator')) {
			await camera.sheet(await photographCreator(instance, camera), into('creator'));
		}
		if (isWanted('errors')) {
			await camera.sheet(await photographErrors(instance, camera), into('errors'), 3);
		}
		const templates = templateFiles().filter((file) => isWanted('templates') || isWanted(file));
		await photographTemplates(instance, camera, path.join(values.into, '../templates'), templates);
		if (isWanted('dark')) {
			await camera.darken();
			const photos = [];
			for (const node of nodesOfPackage()) {
				const [first] = node.panels;
				photos.push(...(await photographPanels(instance, camera, node, first ? [first.name] : [])));
			}
			await camera.sheet(photos, into('dark'));
		}
		// Those that went somewhere else are none of the documentation's.
		notePicturesSince(ROOT, begun);
		return 0;
	} finally {
		await editor.close();
		await instance.close();
	}
});
