import { getPayment } from '../../../getPayment';

export const get = getPayment('getPayment');
