import fs from 'node:fs';
import path from 'node:path';

import { projectFiles } from '../check/files';
import { hashOf, type Shown } from './shown';
import { type PictureKind, PICTURES } from './table';

const FOLDER = 'docs/images';

/** Which state of what it shows each picture was taken of, by its path below docs/images. */
const MANIFEST = `${FOLDER}/pictures.json`;

type Manifest = Record<string, string>;

function readManifest(root: string): Manifest {
	const file = path.join(root, MANIFEST);
	return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest) : {};
}

function writeManifest(root: string, manifest: Manifest): void {
	const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
	fs.writeFileSync(path.join(root, MANIFEST), `${JSON.stringify(sorted, undefined, '\t')}\n`);
}

/** Paths of the pictures below docs/images. */
const picturesOf = (root: string): string[] =>
	projectFiles(root)
		.filter((file) => file.startsWith(`${FOLDER}/`) && file !== MANIFEST)
		.map((file) => file.slice(FOLDER.length + 1));

/** What is known of a picture. */
interface Known {
	shows: Shown[] | 'measured' | 'onDemand';
	command: string;
}

function knownOf(picture: string, kinds: readonly PictureKind[]): Known | undefined {
	for (const { files, shows, command } of kinds) {
		const [whole, name = ''] = files.exec(picture) ?? [];
		if (whole !== undefined) return { shows: shows(name), command: command(name) };
	}
	return undefined;
}

function problemOf(
	root: string,
	picture: string,
	taken: string | undefined,
	kinds: readonly PictureKind[],
): string | undefined {
	const known = knownOf(picture, kinds);
	if (known === undefined)
		return 'nobody has said what it shows (scripts/lib/docs/pictures/table.ts)';
	if (typeof known.shows === 'string') return undefined;
	if (taken === undefined) return `it is not known when it was taken: ${known.command}`;
	return taken === hashOf(root, known.shows)
		? undefined
		: `it is older than what it shows: ${known.command}`;
}

/** Pictures that are older than what they show, with the command that takes them anew. @param root the project's folder */
export function oldPictures(root: string, kinds = PICTURES): string[] {
	const manifest = readManifest(root);
	const pictures = picturesOf(root);
	const problems = pictures.flatMap((picture) => {
		const problem = problemOf(root, picture, manifest[picture], kinds);
		return problem === undefined ? [] : [`${FOLDER}/${picture}: ${problem}`];
	});
	const gone = Object.keys(manifest)
		.filter((picture) => !pictures.includes(picture))
		.map((picture) => `${MANIFEST}: there is no ${picture}`);
	return [...problems, ...gone];
}

/** Notes that pictures were taken just now. @param taken paths below docs/images @returns those that were noted */
export function notePictures(root: string, taken: readonly string[], kinds = PICTURES): string[] {
	const manifest = readManifest(root);
	const noted = taken.filter((picture) => {
		const known = knownOf(picture, kinds);
		if (known === undefined || typeof known.shows === 'string') return false;
		manifest[picture] = hashOf(root, known.shows);
		return true;
	});
	writeManifest(root, manifest);
	return noted;
}

/** Notes all pictures that were written since a time. @param since ms since the epoch */
export function notePicturesSince(root: string, since: number): string[] {
	const isNew = (picture: string): boolean =>
		fs.statSync(path.join(root, FOLDER, picture)).mtimeMs >= since;
	return notePictures(root, picturesOf(root).filter(isNew));
}
