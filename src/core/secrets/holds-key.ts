/** True for a URL that holds the key, as it is or percent-encoded. Keys are visible ASCII. */
export function holdsKey(url: string, key: string): boolean {
  const decoded = url.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return url.includes(key) || decoded.includes(key);
}
