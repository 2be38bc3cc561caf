import { describe, expect, it } from 'vitest';
import { isOwnRequest } from './own-request.ts';

describe('isOwnRequest', () => {
  it.each([
    { host: '127.0.0.1:7867' },
    { host: '127.0.0.1:7867', origin: 'http://127.0.0.1:7867' },
    { host: 'localhost:7867', origin: 'http://localhost:7867' },
    { host: '[::1]:7867' },
    { host: '127.0.0.1:7867', 'sec-fetch-site': 'same-origin' },
    { host: '127.0.0.1:7867', 'sec-fetch-site': 'none' },
  ])('knows its own page by %o', (headers) => {
    expect(isOwnRequest(headers)).toBe(true);
  });

  it.each([
    {},
    { host: '' },
    { host: 'evil.example' },
    { host: 'evil.example:7867', origin: 'http://evil.example:7867' },
    { host: '127.0.0.1.evil.example' },
    { host: '127.0.0.1@evil.example' },
    { host: '127.0.0.1:7867', origin: 'https://evil.example' },
    { host: '127.0.0.1:7867', origin: 'http://localhost:3000' },
    { host: '127.0.0.1:7867', origin: 'null' },
    { host: '127.0.0.1:7867', 'sec-fetch-site': 'cross-site' },
    { host: '127.0.0.1:7867', 'sec-fetch-site': 'same-site' },
    { host: '127.0.0.1:7867', 'sec-fetch-site': 'same-origin, cross-site' },
    { host: '127.0.0.1:7867', 'sec-fetch-site': '' },
  ])('refuses %o', (headers) => {
    expect(isOwnRequest(headers)).toBe(false);
  });

  it('answers by the name that the server is bound to', () => {
    expect(isOwnRequest({ host: 'console.internal:7867' }, 'console.internal')).toBe(true);
  });
});
