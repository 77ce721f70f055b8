import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../../shared/data/objects';
import { InputError } from '../../../../shared/failure/errors';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { checked, text } from '../../../../shared/fields/kinds';
import { readAll } from '../../../../shared/fields/readAll';
import { ApiFailure } from '../../../../shared/http/apiFailure';
import { defineOperation } from '../../../../shared/run/operation';
import { readEach } from '../../../../shared/run/read/readEach';
import type { PaymentsClient } from '../../../api/client';

const fields = defineFields({
	githubId: checked(
		text({
			label: 'GitHub ID',
			placeholder: 'e.g. octocat',
			description: '본인 GitHub ID; empty for that of the credential',
		}),
		(githubId, { label }) => {
			if (/^[A-Za-z\d](-?[A-Za-z\d]){0,38}$/.test(githubId)) return githubId;
			throw new InputError(label, 'is not a GitHub ID', 'Write it like octocat, without @');
		},
	),
});

interface IssueInput {
	/** `undefined`: that of the credential. */
	githubId: string | undefined;
}

/**
 * Has the secret given out. It stays out of the row, because n8n saves rows: whoever gives the GitHub ID in the
 * credential needs no secret, and whoever typed one in learns whether it is the right one.
 */
async function giveOut(client: PaymentsClient, input: IssueInput): Promise<IDataObject> {
	const { account } = client;
	const githubId = input.githubId ?? account.githubId;
	if (githubId === undefined) {
		const message = 'GitHub ID is empty, here and in the credential';
		throw new ApiFailure({ message, badInput: true }, false, false);
	}
	const secret = await client.issueSecret(githubId);
	const isUsed =
		account.apiSecret === undefined
			? account.githubId?.toLowerCase() === githubId.toLowerCase()
			: account.apiSecret === secret;
	return definedOnly({
		githubId,
		success: true,
		usedByCredential: isUsed,
		secretLength: secret.length,
		advice: isUsed
			? undefined
			: 'To work with this secret, give this GitHub ID in the credential and leave its API Secret empty',
	});
}

export const issue = defineOperation<PaymentsClient, IssueInput>({
	value: 'issue',
	name: 'Issue',
	term: 'API Secret 발급',
	action: 'Issue an API secret',
	description:
		'Has CEOS give out the secret of a GitHub ID, and tells whether the credential works with it. The secret itself stays out of the output, because n8n saves that.',
	endpoints: ['issueCeosSecret'],
	done: 'issued',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async (input) => [await giveOut(context.api, input)],
			(input) => definedOnly(input),
		),
});
