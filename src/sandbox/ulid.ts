const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function inBase32(value: number, length: number): string {
  let rest = value;
  let digits = '';
  for (let at = 0; at < length; at += 1) {
    digits = `${CROCKFORD.charAt(rest % 32)}${digits}`;
    rest = Math.floor(rest / 32);
  }
  return digits;
}

/**
 * A ULID: 10 characters of time, 16 of randomness, the last four of which are a serial number, so that IDs stay
 * distinct whatever randomness is passed in.
 */
export function newUlid({
  now,
  random,
  serial,
}: {
  now: number;
  random: () => number;
  serial: number;
}): string {
  const noise = Array.from({ length: 12 }, () => inBase32(Math.floor(random() * 32), 1)).join('');
  return `${inBase32(now, 10)}${noise}${inBase32(serial, 4)}`;
}
