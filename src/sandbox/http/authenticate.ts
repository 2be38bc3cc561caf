import { Refusal } from './answer.ts';

/** Keys that the sandbox knows beside the good one, to try the refusals of contract section 3. */
const OTHER_KEYS: Readonly<Record<string, Refusal>> = {
  scraper_api_expired: new Refusal(401, 20002, 'api key has expired'),
  scraper_api_unknown_user: new Refusal(401, 10001, 'user does not exist'),
  scraper_api_disabled: new Refusal(403, 10002, 'user is disabled'),
};

/** Throws unless the request has the key, as `api-key: KEY` or `Authorization: Bearer KEY`. */
export function requireKey(headers: Headers, key: string): void {
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const given = headers.get('api-key') ?? bearer;
  if (given === undefined || given.trim() === '') throw new Refusal(401, 4010, 'not authenticated');
  if (given.trim() === key) return;
  throw (
    (Object.hasOwn(OTHER_KEYS, given) ? OTHER_KEYS[given] : undefined) ??
    new Refusal(401, 20001, 'api key is invalid')
  );
}
