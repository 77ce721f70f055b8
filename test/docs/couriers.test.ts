import fs from 'node:fs';
import path from 'node:path';

import { deliveryCompanies } from '../../nodes/Npay/api/codes';

test.each(['docs/couriers.md', 'docs/couriers.ko.md'])(
	'%s has every courier with its code and its further names, and no other',
	(file) => {
		const page = fs.readFileSync(path.join(__dirname, '../..', file), 'utf8');
		const rows = page.split('\n').filter((line) => line.startsWith('| `'));
		expect(rows).toEqual(
			deliveryCompanies.map(
				({ code, ko, also = [] }) => `| \`${code}\` | ${ko} | ${also.join(', ')} |`,
			),
		);
		expect(page).toContain(` ${deliveryCompanies.length}`);
	},
);
