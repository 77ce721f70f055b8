/** An error whose message is all that the user needs; printed without a stack. */
class UserError extends Error {}

/** Prints one line. */
function say(text = '') {
	process.stdout.write(`${text}\n`);
}

/**
 * A duration as people write it.
 * @param {number} ms
 */
function duration(ms) {
	const seconds = Math.round(ms / 1000);
	if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Tells that something long goes on: on a terminal one line that is rewritten, elsewhere (CI logs) a new line
 * every `quietMs`. The returned functions change the text and end it.
 * @param {string} label what goes on
 * @param {{quietMs?: number}} [options]
 */
function progress(label, { quietMs = 15_000 } = {}) {
	const started = Date.now();
	const live = process.stdout.isTTY === true;
	let detail = '';
	let printed = started;
	const line = () => `  ${label} … ${duration(Date.now() - started)}${detail ? `  ${detail}` : ''}`;
	const show = () => {
		if (live) process.stdout.write(`\r\x1b[2K${line()}`);
		else if (Date.now() - printed >= quietMs) {
			printed = Date.now();
			say(line());
		}
	};
	if (!live) say(`  ${label} …`);
	const timer = setInterval(show, 1_000);
	const end = (text) => {
		clearInterval(timer);
		if (live) process.stdout.write('\r\x1b[2K');
		if (text) say(`  ${text}`);
	};
	return {
		/** @param {string} text what is known so far */
		update(text) {
			detail = text;
			show();
		},
		/** @param {string} [text] what came of it; default: the label and how long it took */
		done(text = `${label}: ${duration(Date.now() - started)}`) {
			end(text);
		},
		/** Ends it without a word; the error says the rest. */
		failed() {
			end('');
		},
	};
}

/**
 * A plain table; numbers are aligned right.
 * @param {string[]} head
 * @param {(string | number)[][]} rows
 * @returns {string[]} lines
 */
function table(head, rows) {
	const cells = [head, ...rows].map((row) => row.map(String));
	const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
	const numeric = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
	const format = (row) =>
		`  ${row.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ')}`.trimEnd();
	return [
		format(cells[0]),
		`  ${widths.map((width) => '-'.repeat(width)).join('  ')}`,
		...cells.slice(1).map(format),
	];
}

/**
 * Runs a script's main function and ends the process: with the number it gives, or with 1 and the error printed.
 * @param {() => Promise<number>} main
 */
async function runMain(main) {
	try {
		process.exit(await main());
	} catch (error) {
		process.stderr.write(`\n${error instanceof UserError ? error.message : error.stack}\n`);
		process.exit(1);
	}
}

module.exports = { UserError, duration, progress, runMain, say, table };
