import { describe, expect, it } from 'vitest';

import { readApiConfig } from './read-config.ts';

const PAGE = 'http://127.0.0.1:7867';
const PLATFORM = 'https://openapi.coreclaw.com';

describe('readApiConfig', () => {
  it.each([
    [
      'no setting',
      {},
      {
        origin: PLATFORM,
        authScheme: 'bearer',
        version: 'v1',
        platform: { kind: 'origin', origin: PLATFORM },
      },
    ],
    [
      'empty settings',
      { VITE_API_BASE_URL: '', VITE_AUTH_SCHEME: ' ', VITE_API_PLATFORM: '' },
      {
        origin: PLATFORM,
        authScheme: 'bearer',
        version: 'v1',
        platform: { kind: 'origin', origin: PLATFORM },
      },
    ],
    [
      'a server that forwards',
      { VITE_API_BASE_URL: 'same-origin', VITE_AUTH_SCHEME: 'api-key', VITE_API_PLATFORM: PLATFORM },
      { origin: PAGE, authScheme: 'api-key', version: 'v1', platform: { kind: 'origin', origin: PLATFORM } },
    ],
    [
      'a server with the sandbox',
      { VITE_API_BASE_URL: 'same-origin', VITE_AUTH_SCHEME: 'api-key', VITE_API_PLATFORM: 'sandbox' },
      { origin: PAGE, authScheme: 'api-key', version: 'v1', platform: { kind: 'sandbox' } },
    ],
    [
      'another origin, with a slash and capitals',
      { VITE_API_BASE_URL: 'HTTPS://API.Example.org:8443/' },
      {
        origin: 'https://api.example.org:8443',
        authScheme: 'bearer',
        version: 'v1',
        platform: { kind: 'origin', origin: 'https://api.example.org:8443' },
      },
    ],
    [
      'the version of the API',
      { VITE_API_VERSION: 'v2' },
      {
        origin: PLATFORM,
        authScheme: 'bearer',
        version: 'v2',
        platform: { kind: 'origin', origin: PLATFORM },
      },
    ],
  ])('reads %s', (_, env, config) => {
    expect(readApiConfig(env, { origin: PAGE, inSandbox: false })).toEqual(config);
  });

  it.each([
    ['VITE_API_BASE_URL', 'openapi.coreclaw.com'],
    ['VITE_API_BASE_URL', '/api'],
    ['VITE_API_BASE_URL', 'https://openapi.coreclaw.com/api'],
    ['VITE_API_BASE_URL', 'https://openapi.coreclaw.com?x=1'],
    ['VITE_API_BASE_URL', 'https://user@openapi.coreclaw.com'],
    ['VITE_API_BASE_URL', 'ftp://openapi.coreclaw.com'],
    ['VITE_API_BASE_URL', 'javascript:alert(1)'],
    ['VITE_AUTH_SCHEME', 'token'],
    ['VITE_API_VERSION', '3'],
    ['VITE_API_PLATFORM', 'production'],
  ])('names the setting that cannot be meant: %s=%s', (name, value) => {
    expect(() => readApiConfig({ [name]: value }, { origin: PAGE, inSandbox: false })).toThrow(
      new RegExp(`^${name} must be .*it is "`),
    );
  });
});
