import { money } from './format.ts';

/** USD for a thousand of something, or for one: a price keeps its digits. */
export const formatPrice = (usd: number): string => money(usd, { least: 2, most: 6 });
