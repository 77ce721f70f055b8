import { onByDefault } from '../../../shared/fields/kinds';

/** An option of everything that reads product orders: without it Naver leaves the fields of partial claims out. */
export const quantityClaimCompatibility = onByDefault({
	label: 'Quantity Claim Compatibility',
	description:
		'Whether to get the fields of partial claims (수량 클레임): initial and remaining quantities and amounts',
});
