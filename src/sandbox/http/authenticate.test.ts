import { expect, it } from 'vitest';
import { aSandbox, KEYED_PATHS } from '#test/a-sandbox.ts';

it.each(KEYED_PATHS)('refuses %s without a key, and with a wrong one', async (path) => {
  const sandbox = aSandbox();
  expect(await sandbox.post(path, {}, {})).toEqual({
    status: 401,
    code: 4010,
    message: 'not authenticated',
    data: null,
  });
  expect(await sandbox.post(path, {}, { 'api-key': 'wrong' })).toMatchObject({ status: 401, code: 20001 });
});

it.each([
  [{ 'api-key': 'scraper_api_sandbox' }, 200, 0],
  [{ authorization: 'Bearer scraper_api_sandbox' }, 200, 0],
  [{ authorization: 'Bearer wrong' }, 401, 20001],
  [{ authorization: 'Basic scraper_api_sandbox' }, 401, 4010],
  [{ 'api-key': '' }, 401, 4010],
  [{ 'api-key': 'scraper_api_expired' }, 401, 20002],
  [{ 'api-key': 'scraper_api_unknown_user' }, 401, 10001],
  [{ 'api-key': 'scraper_api_disabled' }, 403, 10002],
])('answers %o with HTTP %i and code %i', async (headers: Record<string, string>, status, code) => {
  expect(await aSandbox().post('/api/v1/account/info', {}, headers)).toMatchObject({ status, code });
});

it('takes another key where it was made with one', async () => {
  const sandbox = aSandbox({ key: 'scraper_api_other' });
  expect(await sandbox.post('/api/v1/account/info', {})).toMatchObject({ status: 200, code: 0 });
  expect(await sandbox.post('/api/v1/account/info', {}, { 'api-key': 'scraper_api_sandbox' })).toMatchObject({
    code: 20001,
  });
});

it('lets Authorization, and not api-key, through the preflight of another origin', async () => {
  const answer = await aSandbox().app.request('/api/v1/account/info', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://console.example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  });
  expect(answer.headers.get('access-control-allow-headers')).toBe('Authorization,Content-Type');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});
