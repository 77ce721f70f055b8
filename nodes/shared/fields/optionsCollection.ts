import type { INodeProperties } from 'n8n-workflow';

import { editorOf } from './defineFields';
import { PAGING_FIELDS } from './limit';

/** `Return All` and `Limit`, as n8n's nodes have them. */
export const pagingProperties: INodeProperties[] = editorOf(PAGING_FIELDS);

/** The collection of fields that few users touch. */
export const optionsCollection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});
