import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import type { Instance } from '../support/instance';
import { npayCredential, WRONG_SECRET } from '../support/workflows';
import type { Camera, Photo } from './camera';

const NOBODY = 'http://127.0.0.1:9';

/** Photographs every credential: new, saved, and with a test that fails. */
export async function photographCredentials(
	{ n8n, server, sandbox }: Instance,
	camera: Camera,
): Promise<Photo[]> {
	const { page } = camera;
	await page.setViewportSize({ width: 1400, height: 1300 });
	const npay = npayCredential(sandbox, DEFAULT_APPLICATION);
	const change = (data: Record<string, unknown>) => ({ ...npay, data: { ...npay.data, ...data } });
	const v1 = (data: Record<string, unknown>) => ({
		name: 'PortOne V1 account',
		type: 'portOneApi',
		data: { impKey: '1234567890123456', impSecret: 'x', ...data },
	});
	const v2 = (data: Record<string, unknown>) => ({
		name: 'PortOne V2 account',
		type: 'portOneV2Api',
		data,
	});
	const cases: Array<[string, Parameters<typeof n8n.createCredential>[0]]> = [
		['Npay works', npay],
		['Npay production', change({ environment: 'production', baseUrl: '' })],
		['Npay wrong secret', change({ applicationSecret: WRONG_SECRET })],
		['Npay no sandbox', change({ baseUrl: `${NOBODY}/npay/partner` })],
		['Npay wrong path', change({ baseUrl: `${sandbox.url}/elsewhere` })],
		['PortOne V1 wrong keys', v1({ baseUrl: sandbox.portOneV1BaseUrl })],
		['PortOne V1 nobody there', v1({ baseUrl: NOBODY })],
		['PortOne V2', v2({ server: 'portOne', apiSecret: '' })],
		[
			'PortOne V2 wrong secret',
			v2({ server: 'custom', baseUrl: sandbox.portOneV2BaseUrl, apiSecret: 'wrong' }),
		],
		['CEOS', v2({ server: 'ceos', githubId: 'octocat', storeId: '' })],
	];
	const photos: Photo[] = [];
	for (const [caption, values] of cases) {
		const { id } = await n8n.createCredential(values);
		await page.goto(`${server.url}/home/credentials/${id}`);
		const modal = page.locator('[data-test-id="editCredential-modal"]');
		await modal.locator('[data-test-id="credential-connection-parameter"]').first().waitFor();
		// The test runs when the credential is opened.
		await page.waitForTimeout(3_000);
		const details = modal.getByText('More details').first();
		if (await details.isVisible()) await details.click();
		photos.push(await camera.take(modal, `credential ${caption}`));
	}
	return photos;
}
