/** Characters from which on a text is put into an editor in several tasks: in one it would block the page for too long. */
const LONG = 200_000;

export const isLongText = (length: number): boolean => length > LONG;
