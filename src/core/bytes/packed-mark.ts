/** Marks a packed text and says the version of what is in it; JSON, which is what is packed, never begins so. */
export const PACKED_MARK = /^z\d+\./;

export const isPacked = (stored: string): boolean => PACKED_MARK.test(stored);
