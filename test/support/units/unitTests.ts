import { readFileSync } from 'node:fs';

import { restart } from '../sleep';
import { mutated, type Mutation, pathOf } from './mutation';

/** What a unit promises, as a test that takes the unit's module: the real one, or one with a mistake in it. */
type Promised<Unit> = (unit: Unit) => Promise<void>;

/** The tests of one unit, and mistakes in it that they must notice. */
export class UnitTests<Unit extends object> {
	private readonly promises: Array<Promised<Unit>> = [];

	/**
	 * @param file below nodes/
	 * @param real what it exports
	 * @param parts further files of the unit, below nodes/, that only this one is tested with
	 */
	constructor(
		private readonly file: string,
		private readonly real: Unit,
		private readonly parts: readonly string[] = [],
	) {}

	/** A test; no wait of one is known to another. */
	readonly promise = (name: string, body: Promised<Unit>): void => {
		const isolated = async (unit: Unit) => {
			restart();
			await body(unit);
		};
		this.promises.push(isolated);
		test(name, async () => await isolated(this.real));
	};

	/** A test for each row of a table. The name takes the row's first value as `%s`. */
	readonly promiseEach = <Row extends readonly [string, ...unknown[]]>(
		name: string,
		rows: readonly Row[],
		body: (unit: Unit, ...row: Row) => Promise<void>,
	): void => {
		for (const row of rows) {
			this.promise(name.replace('%s', row[0]), async (unit) => await body(unit, ...row));
		}
	};

	/** Mistakes, of which each must break a promise. One that breaks all of them would prove nothing. */
	readonly mistakes = (mistakes: Array<Omit<Mutation, 'file'>>): void => {
		test.each(mistakes)('noticed: $name', async (mistake) => {
			const unit = this.withMistake(mistake);
			const isKept: boolean[] = [];
			for (const promise of this.promises) {
				isKept.push(
					await promise(unit).then(
						() => true,
						() => false,
					),
				);
				if (isKept.includes(true) && isKept.includes(false)) return;
			}
			throw new Error(isKept.includes(true) ? 'No test notices it' : 'All tests fail of it');
		});
	};

	private withMistake(mistake: Omit<Mutation, 'file'>): Unit {
		const files = [this.file, ...this.parts];
		const isIn = (file: string) => readFileSync(pathOf(file), 'utf8').includes(mistake.replace);
		const file = files.find(isIn) ?? this.file;
		const paths = new Set(files.map(pathOf));
		return mutated({ ...mistake, file }, (path) => paths.has(path))(this.file) as Unit;
	}
}
