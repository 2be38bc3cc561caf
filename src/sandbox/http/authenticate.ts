import type { Platform } from '../platform.ts';
import { Refusal } from './answer.ts';

const EXPIRED = new Refusal(401, 20002, 'api key has expired');

/** Further keys that the sandbox knows, to test how keys are refused (docs/platform.md, "Codes"). */
const OTHER_KEYS: Readonly<Record<string, Refusal>> = {
  scraper_api_expired: EXPIRED,
  scraper_api_unknown_user: new Refusal(401, 10001, 'user does not exist'),
  scraper_api_disabled: new Refusal(403, 10002, 'user is disabled'),
};

/** Key of the same account that replaces an expired one. */
const RENEWED = '_renewed';

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
