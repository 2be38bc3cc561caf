import { parseUrl } from '#core/parse-url.ts';

/**
 * The expiry in a signed address's query, in milliseconds since the epoch; undefined if it has none.
 * Supports the schemes of common file stores: a start with seconds (`X-Amz-Date` with `X-Amz-Expires`, and
 * similar), an end in seconds since the epoch (`Expires`), an end as a date (`se`).
 */
export function linkExpiry(address: string): number | undefined {
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  return startAndSeconds(query) ?? endInSeconds(query.get('expires')) ?? endAsDate(query.get('se'));
}

type LinkQuery = ReadonlyMap<string, string>;

function startAndSeconds(query: LinkQuery): number | undefined {
  for (const [name, value] of query) {
    const vendor = /^x-(\w+)-date$/.exec(name)?.[1];
    if (vendor === undefined) continue;
    const seconds = Number(query.get(`x-${vendor}-expires`) ?? Number.NaN);
    const [, year, month, day, hour, minute, second] =
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value) ?? [];
    return moment(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + seconds * 1000);
  }
  return undefined;
}

function endInSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{9,11}$/.test(text) ? Number(text) * 1000 : undefined;
}

function endAsDate(text: string | undefined): number | undefined {
  return text === undefined ? undefined : moment(Date.parse(text));
}

const moment = (time: number) => (Math.abs(time) <= MAX_TIME ? time : undefined);

/** Milliseconds; the range of `Date`. */
const MAX_TIME = 8.64e15;
