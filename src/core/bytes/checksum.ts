/**
 * FNV-1a, 32 bits: detects a link that was truncated or damaged. Any change within one byte is detected.
 * It does not protect against deliberate changes.
 */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
