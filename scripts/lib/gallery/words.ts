/** A text in both languages. */
export interface Text {
	en: string;
	ko: string;
}

/** What the gallery tells of a template; its name, nodes and credentials are read from its file. */
export interface Entry {
	/** Its file in `examples`, without the ending. */
	file: string;
	does: Text;
	/** What it needs beside credentials: columns of a sheet, a setting at a provider. */
	needs: Text;
}

/** Templates for one kind of work. */
export interface Group {
	title: Text;
	entries: readonly Entry[];
}
