import fs from 'node:fs';
import path from 'node:path';

import { generatedPages } from './lib/docs/pages';

const ROOT = path.join(__dirname, '..');

for (const [file, text] of Object.entries(generatedPages(ROOT))) {
	fs.writeFileSync(path.join(ROOT, file), text);
}
