import { currentLanguage } from './language.ts';

/** What stands between two sentences: a full stop in Chinese is as wide as a blank behind it. */
export const sentenceGap = (): string => (currentLanguage() === 'en' ? ' ' : '');
