import { describe, expect, it } from 'vitest';

import { readBuildSettings } from './build-settings.ts';

describe('readBuildSettings', () => {
  it.each([
    {
      name: 'a build calls the platform directly, with Bearer',
      variables: {},
      dev: false,
      settings: {
        apiOrigin: 'https://openapi.coreclaw.com',
        authScheme: 'bearer',
        apiVersion: 'v1',
        platform: 'https://openapi.coreclaw.com',
        base: '/',
      },
    },
    {
      name: 'an empty variable is no setting',
      variables: {
        VITE_API_BASE_URL: '',
        VITE_AUTH_SCHEME: '',
        VITE_API_PLATFORM: ' ',
        CORECLAW_API_URL: '',
      },
      dev: true,
      settings: {
        apiOrigin: 'same-origin',
        authScheme: 'api-key',
        apiVersion: 'v1',
        platform: 'sandbox',
        base: '/',
      },
    },
    {
      name: 'the development server has the sandbox on its own origin',
      variables: {},
      dev: true,
      settings: {
        apiOrigin: 'same-origin',
        authScheme: 'api-key',
        apiVersion: 'v1',
        platform: 'sandbox',
        base: '/',
      },
    },
    {
      name: 'the development server names the origin that it forwards to',
      variables: { CORECLAW_API_URL: 'http://localhost:8080/' },
      dev: true,
      settings: {
        apiOrigin: 'same-origin',
        authScheme: 'api-key',
        apiVersion: 'v1',
        platform: 'http://localhost:8080',
        base: '/',
      },
    },
    {
      name: 'a same-origin build for a reverse proxy names the platform',
      variables: { VITE_API_BASE_URL: 'same-origin' },
      dev: false,
      settings: {
        apiOrigin: 'same-origin',
        authScheme: 'api-key',
        apiVersion: 'v1',
        platform: 'https://openapi.coreclaw.com',
        base: '/',
      },
    },
    {
      name: 'every setting can be given',
      variables: {
        VITE_API_BASE_URL: 'https://api.example.com/',
        VITE_AUTH_SCHEME: 'api-key',
        VITE_API_PLATFORM: 'sandbox',
        VITE_BASE: '/tools/run-console/',
      },
      dev: false,
      settings: {
        apiOrigin: 'https://api.example.com',
        authScheme: 'api-key',
        apiVersion: 'v1',
        platform: 'sandbox',
        base: '/tools/run-console/',
      },
    },
    {
      name: 'a build that needs no server has the sandbox in the page',
      variables: { VITE_API_BASE_URL: 'sandbox' },
      dev: false,
      settings: {
        apiOrigin: 'sandbox',
        authScheme: 'bearer',
        apiVersion: 'v1',
        platform: 'sandbox',
        base: '/',
      },
    },
    {
      name: 'API v2 takes Bearer on the page’s own origin too',
      variables: { VITE_API_BASE_URL: 'same-origin', VITE_API_VERSION: 'v2' },
      dev: false,
      settings: {
        apiOrigin: 'same-origin',
        authScheme: 'bearer',
        apiVersion: 'v2',
        platform: 'https://openapi.coreclaw.com',
        base: '/',
      },
    },
  ])('$name', ({ variables, dev, settings }) => {
    expect(readBuildSettings(variables, { dev })).toEqual(settings);
  });

  it.each(['console', '/console', './', '//evil.example/', '/a/../b/', '/a b/', 'https://example.com/'])(
    'refuses %s as the path of the build',
    (base) => {
      expect(() => readBuildSettings({ VITE_BASE: base }, { dev: false })).toThrow(
        `VITE_BASE must be a path such as /console/, with a slash at both ends; it is "${base}".`,
      );
    },
  );

  it('refuses an unknown way of sending the key', () => {
    expect(() => readBuildSettings({ VITE_AUTH_SCHEME: 'basic' }, { dev: false })).toThrow(
      'VITE_AUTH_SCHEME must be "bearer" or "api-key"; it is "basic".',
    );
  });
});

it('refuses a version of the API that it does not speak', () => {
  expect(() => readBuildSettings({ VITE_API_VERSION: '2' }, { dev: false })).toThrow(
    'VITE_API_VERSION must be "v1" or "v2"; it is "2".',
  );
});
