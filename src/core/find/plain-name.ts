/** Names as they are compared: `Start URL`, `start_url` and `startUrl` are the same. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
