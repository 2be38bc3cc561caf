/** Prefix of a packed text with the content's version; JSON never begins like this. */
export const PACKED_PREFIX = /^z\d+\./;

export const isPacked = (stored: string): boolean => PACKED_PREFIX.test(stored);
