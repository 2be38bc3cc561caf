/** Prefix of a packed text with the content's version; JSON never begins like this. */
export const PACKED_MARK = /^z\d+\./;

export const isPacked = (stored: string): boolean => PACKED_MARK.test(stored);
