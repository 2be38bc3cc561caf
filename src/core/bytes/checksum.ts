/**
 * FNV-1a, 32 bits: tells a link that was cut off or changed on its way from a whole one. Any change within one byte is
 * seen for certain. No protection against someone who means to change it.
 */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
