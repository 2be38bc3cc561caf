import type { Platform } from '../platform.ts';
import { Refusal } from './answer.ts';

const EXPIRED = new Refusal(401, 20002, 'api key has expired');

/** Keys that the sandbox knows beside the good one, to try the refusals of a key (docs/platform.md, "Codes"). */
const OTHER_KEYS: Readonly<Record<string, Refusal>> = {
  scraper_api_expired: EXPIRED,
  scraper_api_unknown_user: new Refusal(401, 10001, 'user does not exist'),
  scraper_api_disabled: new Refusal(403, 10002, 'user is disabled'),
};

/** The key of the same account that took the place of one that has expired. */
const RENEWED = '_renewed';

/** Throws unless the request has the key, as `api-key: KEY` or `Authorization: Bearer KEY`. */
export function requireKey(
  headers: Headers,
  key: string,
  { keyExpired }: Pick<Platform, 'keyExpired'>,
): void {
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const given = headers.get('api-key') ?? bearer;
  if (given === undefined || given.trim() === '') throw new Refusal(401, 4010, 'not authenticated');
  if (given.trim() === `${key}${RENEWED}`) return;
  if (given.trim() === key && keyExpired) throw EXPIRED;
  if (given.trim() === key) return;
  throw (
    (Object.hasOwn(OTHER_KEYS, given) ? OTHER_KEYS[given] : undefined) ??
    new Refusal(401, 20001, 'api key is invalid')
  );
}
