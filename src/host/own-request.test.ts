import { describe, expect, it } from 'vitest';
import { isOwnRequest } from './own-request.ts';

describe('isOwnRequest', () => {
  it.each([
    { host: '127.0.0.1:4173' },
    { host: '127.0.0.1:4173', origin: 'http://127.0.0.1:4173' },
    { host: 'localhost:4173', origin: 'http://localhost:4173' },
    { host: '[::1]:4173' },
  ])('knows its own page by $host and $origin', (headers) => {
    expect(isOwnRequest(headers)).toBe(true);
  });

  it.each([
    {},
    { host: '' },
    { host: 'evil.example' },
    { host: 'evil.example:4173', origin: 'http://evil.example:4173' },
    { host: '127.0.0.1.evil.example' },
    { host: '127.0.0.1@evil.example' },
    { host: '127.0.0.1:4173', origin: 'https://evil.example' },
    { host: '127.0.0.1:4173', origin: 'http://localhost:3000' },
    { host: '127.0.0.1:4173', origin: 'null' },
  ])('refuses $host with $origin', (headers) => {
    expect(isOwnRequest(headers)).toBe(false);
  });

  it('answers by the name that the server is bound to', () => {
    expect(isOwnRequest({ host: 'console.internal:4173' }, 'console.internal')).toBe(true);
  });
});
