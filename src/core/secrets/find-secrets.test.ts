import { describe, expect, it } from 'vitest';

import { aColumn, aParameter } from '#test/a-parameter.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';
import { findLooseSecret, findSecret } from './find-secrets.ts';
import { readSecretName, type SecretTopic } from './secret-name.ts';
import type { SecretLook } from './secret-value.ts';

const secretTopicOf = (name: string): SecretTopic | undefined => readSecretName(name)?.topic;

describe('a name', () => {
  it.each([
    ['password', 'password'],
    ['userPassword', 'password'],
    ['DB_PASSWD', 'password'],
    ['dbpassword', 'password'],
    ['Passphrase', 'password'],
    ['cookie', 'cookie'],
    ['Login cookies', 'cookie'],
    ['linkedinCookies', 'cookie'],
    ['access_token', 'token'],
    ['APIToken', 'token'],
    ['jwt', 'token'],
    ['api_key', 'key'],
    ['apiKey', 'key'],
    ['APIKEY', 'key'],
    ['openai-api-key', 'key'],
    ['Secret key', 'key'],
    ['OpenAI key', 'key'],
    ['Private keys', 'key'],
    ['session', 'session'],
    ['sessionId', 'session'],
    ['client_secret', 'secret'],
    ['Credentials', 'credential'],
    ['登录密码', 'password'],
    ['访问令牌', 'token'],
    ['API 密钥', 'key'],
  ])('%s speaks of a %s', (name, topic) => {
    expect(secretTopicOf(name)).toBe(topic);
  });

  it.each([
    ...['keyword', 'keywords', 'key', 'Key phrases', 'monkey', 'turkey', 'keyboard', 'hockey', 'primary_key'],
    ...['tokenizer', 'tokenize', 'obsession', 'possession', 'secretary', 'author', 'authority', 'compass'],
    ...['passenger', 'bypass', 'cook', '会话数', '关键词', '', 'max_results', 'Map URLs', 'sort_key'],
  ])('%s speaks of none', (name) => {
    expect(secretTopicOf(name)).toBeUndefined();
  });
});

describe('a value', () => {
  it.each<[Json, SecretLook]>([
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'jwt'],
    ['x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.', 'jwt'],
    ['Bearer abcdef0123456789abcdef', 'bearer'],
    ['Authorization: Basic dXNlcjpwYXNzd29yZDE=', 'bearer'],
    ['a=1; session_x=abc; b=2', 'cookies'],
    ['Cookie: sid=1', 'cookies'],
    ['PHPSESSID=abcdef123456', 'cookies'],
    [[{ name: 'li_at', value: 'x', domain: '.linkedin.com' }], 'cookies'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'privateKey'],
    ['-----BEGIN PRIVATE KEY-----', 'privateKey'],
    ['https://user:pass@example.com/', 'urlCredentials'],
    ['http://:pass@proxy.example:8080', 'urlCredentials'],
    ['postgres://admin:hunter2@db:5432/x', 'urlCredentials'],
    ['https://s3.example/x?X-Amz-Date=1&X-Amz-Signature=abc', 'signedUrl'],
    ['https://blob.example/x?sv=1&sig=a%2Bb', 'signedUrl'],
    ['https://a.example/hook?token=abc', 'signedUrl'],
    ['https://a.example/?access_token=abc', 'signedUrl'],
    ['https://maps.example/?key=0123456789abcdef0', 'signedUrl'],
    ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', 'apiKey'],
    ['AKIAIOSFODNN7EXAMPLE', 'apiKey'],
    ['scraper_api_123', 'apiKey'],
    [{ deep: [{ url: 'https://u:p@example.com' }] }, 'urlCredentials'],
  ])('%j looks like a secret', (value, look) => {
    expect(findLooseSecret('field', value)).toEqual({ kind: 'look', look });
  });

  it.each<[Json]>([
    ['New York, USA'],
    ['Bearer of good news and responsibilities'],
    ['a basic understanding of things'],
    ['https://example.com/a?page=2&sort=asc&key=pizza#frag'],
    ['https://example.com:8080/@user/path'],
    ['https://medium.example/@author:name'],
    ['mailto:someone@example.com'],
    ['time: 10:30; place: here'],
    ['a=1'],
    ['let a = 1;\nlet b = 2;'],
    ['https://example.com/a?x=1; y=2'],
    ['https://example.com/?sign=up&session=12'],
    ['https://example.com/?nextPageToken=x'],
    ['eyJ'],
    ['-----BEGIN CERTIFICATE-----'],
    [{ name: 'Anna', value: 3 }],
    [{ key: 'pizza' }],
    [['sushi', 'ramen']],
    [12345],
    [null],
    [true],
  ])('%j does not', (value) => {
    expect(findLooseSecret('field', value)).toBeUndefined();
  });

  it.each([
    ['beginnings of a token', 'eyJ-'.repeat(25_000)],
    ['parts of a token', 'eyJ-.aaaaa.'.repeat(9_000)],
    ['blanks behind cookies', `a=1; b=2${' '.repeat(9_000)}\nx`],
    ['addresses', 'a://b:'.repeat(16_000)],
  ])('is looked through at once, also with thousands of %s', (_, text) => {
    expect(
      findLooseSecret(
        'field',
        Array.from({ length: 30 }, () => text),
      ),
    ).toBeUndefined();
  });
});

describe('a field', () => {
  const find = (parts: Partial<Parameter>, value: Json) => findSecret(aParameter(parts), value);

  it.each<[string, Partial<Parameter>, Json]>([
    ['its name', { name: 'password' }, 'x'],
    ['its title', { title: 'Session cookie' }, 'x'],
    ['its description', { description: 'Paste your login token here.' }, 'x'],
    ['its description, in Chinese', { description: '请输入账号密码' }, 'x'],
    ['a password of digits', { name: 'password', type: 'integer' }, 1234],
    ['a list', { name: 'cookies', type: 'array', editor: 'stringList' }, ['x']],
    [
      'a column',
      { editor: 'requestListSource', type: 'array', columns: [aColumn({ name: 'p', title: 'Password' })] },
      [{ p: '' }, { p: 'x' }],
    ],
    ['a name within', { editor: 'json', type: 'object' }, { headers: { 'x-api-key': 'abc' } }],
  ])('is secret by %s', (_, parts, value) => {
    expect(find(parts, value)?.kind).toBe('topic');
  });

  it.each<[string, Partial<Parameter>, Json]>([
    ['without a value', { name: 'password' }, ''],
    ['that is a switch', { name: 'use_session', type: 'boolean', editor: 'switch' }, true],
    ['that is an amount', { name: 'max_tokens', type: 'integer' }, 500],
    ['whose description only counts', { description: 'At most 500 tokens are sent.' }, 'x'],
    ['whose description needs none', { description: 'No password or cookie is needed.' }, 'x'],
    [
      'of URLs whose description tells of sessions',
      { type: 'array', editor: 'requestList', description: 'Each gets a session with your cookies.' },
      [{ url: 'https://example.com/' }],
    ],
    [
      'that offers options',
      { name: 'session', editor: 'select', options: [{ label: 'New', value: 'new' }] },
      'new',
    ],
    [
      'with empty columns',
      { editor: 'requestListSource', type: 'array', columns: [aColumn({ name: 'password' })] },
      [{ password: '' }],
    ],
  ])('%s is none', (_, parts, value) => {
    expect(find(parts, value)).toBeUndefined();
  });
});
