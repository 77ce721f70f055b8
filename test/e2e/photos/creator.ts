import type { Instance } from '../support/instance';
import type { Camera, Photo } from './camera';

/** What people type who look for these nodes. */
const WORDS = [
	...['npay', 'naver', '네이버페이', '신규 주문', '발주', '발송', '송장', '취소', '반품', '정산'],
	...['한진택배', 'CJ대한통운', '정기결제', '결제예약', '포트원', '상품정보', '지역별 배송비'],
];

/** Photographs the node creator's answers to words, and what each card holds. */
export async function photographCreator({ server }: Instance, camera: Camera): Promise<Photo[]> {
	const { page } = camera;
	const photos: Photo[] = [];
	await page.setViewportSize({ width: 1400, height: 1000 });
	await page.goto(`${server.url}/workflow/new`);
	await page.locator('[data-test-id="canvas-add-button"]').click();
	const creator = page.locator('[data-test-id="node-creator"]');
	const search = creator.locator('input').first();
	for (const word of WORDS) {
		await search.fill(word);
		photos.push(await camera.take(creator, `creator ${word}`));
	}
	for (const word of ['Npay', 'PortOne V1', 'PortOne V2', 'Npay Catalog']) {
		await search.fill(word);
		await creator.getByText(word, { exact: true }).first().click();
		photos.push(await camera.take(creator, `card ${word}`));
		await page.goto(`${server.url}/workflow/new`);
		await page.locator('[data-test-id="canvas-add-button"]').click();
	}
	return photos;
}
