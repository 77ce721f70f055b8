import { toEpochMs } from '../core/time/clock';
import { toKst } from '../core/time/kst';
import type { ProductOrder } from './types';
import { type Members, present } from './wire';

export const REVIEW_TYPES = ['GENERAL', 'PREMIUM'] as const;

export type ReviewType = (typeof REVIEW_TYPES)[number];

/** A review that a buyer writes. */
export interface ReviewSpec {
	productOrderId: string;
	/** Text only, or with photos; default GENERAL. */
	reviewType?: ReviewType;
	/** 1 to 5; default 5. */
	score?: number;
	/** The text of a GENERAL review, the heading of a PREMIUM one. */
	title?: string;
	/** PREMIUM only. */
	content?: string;
	/** Epoch ms or ISO 8601; default now. */
	createdDate?: string | number;
	/** Default createdDate. */
	modifiedDate?: string | number;
}

/** A review; times are epoch ms. */
export interface Review {
	reviewId: string;
	merchantId: string;
	productOrder: ProductOrder;
	reviewType: ReviewType;
	score: number;
	title: string;
	content?: string;
	createdDate: number;
	modifiedDate: number;
}

const TITLE = '잘 받았습니다. 포장도 꼼꼼하고 마음에 들어요';
const CONTENT = '사진처럼 색이 예쁘고 마감이 좋습니다. 다음에 또 살게요.';

/** What buyers wrote, in order of writing. */
export class Reviews {
	private readonly list: Review[] = [];

	/** Writes a review of a product order. Throws a plain sentence for a time that is none. */
	add(productOrder: ProductOrder, spec: ReviewSpec, now: number): Review {
		const reviewType = spec.reviewType ?? 'GENERAL';
		const createdDate = spec.createdDate === undefined ? now : toEpochMs(spec.createdDate);
		const review: Review = {
			reviewId: String(4_000_000_001 + this.list.length),
			merchantId: productOrder.order.merchantId,
			productOrder,
			reviewType,
			score: spec.score ?? 5,
			title: spec.title ?? TITLE,
			...(reviewType === 'PREMIUM' && { content: spec.content ?? CONTENT }),
			createdDate,
			modifiedDate: spec.modifiedDate === undefined ? createdDate : toEpochMs(spec.modifiedDate),
		};
		this.list.push(review);
		return review;
	}

	/** In order of writing. */
	all(): readonly Review[] {
		return this.list;
	}

	/** Those written from one instant to another (both included), the earliest first. */
	between(merchantId: string, from: number, to: number): Review[] {
		return this.list
			.filter((one) => one.merchantId === merchantId)
			.filter(({ createdDate }) => createdDate >= from && createdDate <= to)
			.sort((left, right) => left.createdDate - right.createdDate);
	}
}

/** A review in the wire's form. A guess: the order type's older protocol had these members. */
export function reviewOnWire(review: Review): Members {
	const { productOrder, reviewId, score, title, content } = review;
	const { line, order } = productOrder;
	return present({
		reviewId,
		productOrderId: productOrder.productOrderId,
		productId: line.productId,
		productName: line.productName,
		productOptionName: line.productOption,
		writerId: order.ordererId,
		score,
		title,
		content,
		createdDate: toKst(review.createdDate),
		modifiedDate: toKst(review.modifiedDate),
	});
}
