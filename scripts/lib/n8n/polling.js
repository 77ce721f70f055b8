/**
 * A polling trigger's `pollTimes`. n8n's editor offers a minute as the shortest interval, and n8n refuses cron
 * expressions with a range of seconds; items of one second each are shorter and taken.
 * @param {number} seconds between two polls; a divisor of 60
 */
function everySeconds(seconds) {
	return {
		item: Array.from({ length: 60 / seconds }, (_, turn) => ({
			mode: 'custom',
			cronExpression: `${turn * seconds} * * * * *`,
		})),
	};
}

module.exports = { everySeconds };
