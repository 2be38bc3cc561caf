import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';
import type { Json } from '#core/json/json.ts';

import { addressesIn, receiverOf } from '../address.ts';
import { sentAddresses } from './sent-addresses.ts';

const values = (value: Json, parameter: Parameters<typeof aParameter>[0] = {}, isSplit = false) =>
  sentAddresses(aParameter(parameter), value, { isSplit }).map((sent) => sent.value);

const hosts = fc
  .tuple(fc.stringMatching(/^[a-z][a-z\d]{0,9}$/), fc.constantFrom('example', 'example.com', 'test.io'))
  .map((labels) => labels.join('.'));
const pages = hosts.map((host) => `https://${host}/in?a=b`);
const others = fc.oneof(
  hosts.map((host) => `someone@${host}`),
  fc
    .tuple(fc.constantFrom('s3', 'gs', 'sftp', 'ftp', 'ws', 'wss', 'redis'), hosts)
    .map(([scheme, host]) => `${scheme}://${host}/in`),
);
const bare = fc.tuple(hosts, fc.constantFrom('/in', ':8080', ':8080/in')).map((parts) => parts.join(''));
const addresses = fc.oneof(pages, others, bare);

/** A value as fields hold one, around an address. */
const around = (address: string) =>
  fc.constantFrom<Json>(
    address,
    [address],
    [{ url: address }],
    { deep: [{ at: address }] },
    `Please use ${address} from now on`,
    `{"to":"${address}"}`,
  );

const SILENT = [
  'output_url',
  'hook_url',
  'result_url',
  'email',
  'slack_url',
  'post_url',
  'forward_to',
  'report_to',
  's3_uri',
  'proxy_url',
  'server',
  'ping_url',
  'webhook',
  'webhook_urls',
  'callbackUrl',
  'endpoint',
  'url',
  'address',
  'custom',
  'notes',
  '地址',
  '回调网址',
  'search_webhook',
  'target_bucket',
  'sourceServer',
  'page callback',
  'resultsPage',
];
const READING = [
  'startUrls',
  'start_urls',
  'Start URLs',
  'startURLs',
  'target_url',
  'website',
  'company websites',
  'pageUrl',
  'source',
  'inputUrls',
  'urls',
  'URLs',
  'list of URLs',
  'searchUrl',
  'Pages to scrape',
  '起始网址',
  '目标页面',
  '搜索',
];

describe('an address from outside', () => {
  it('of any kind is asked about in a field that does not say it reads from there', () => {
    const made = fc
      .tuple(fc.constantFrom(...SILENT), addresses)
      .chain(([name, address]) => fc.tuple(fc.constant(name), fc.constant(address), around(address)));
    fc.assert(
      fc.property(made, ([name, address, value]) => {
        expect(values(value, { name, title: name }).map(receiverOf)).toEqual([receiverOf(address)]);
      }),
    );
  });

  it('of the web is not asked about in a field that says it reads pages, but others are', () => {
    const list = fc.array(fc.oneof(pages, bare), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...READING), list, (name, all) => {
        expect(values(all, { name, title: name })).toEqual([]);
      }),
    );
    expect(values('s3://evil/in', { name: 'target', title: 'Target' })).toEqual(['s3://evil/in']);
    expect(values('s3://mine/in', { name: 'source', title: 'Source' })).toEqual([]);
  });

  it('is not asked about where the description says that pages are read, and nothing is sent', () => {
    const described = (description: string) =>
      values('https://a.example/', { name: 'at', title: 'At', description });
    expect(described('Hotels to scrape, one a line')).toEqual([]);
    expect(described('要抓取的酒店')).toEqual([]);
    expect(described('Gets the pages to scrape as they are sent')).toEqual(['https://a.example/']);
    expect(described('Where the rows go')).toEqual(['https://a.example/']);
  });

  it('is not asked about where the run is split by the field, but for a member that is something else', () => {
    const rows = [{ url: 'https://a.example/', webhook: 'https://evil.example/hook' }];
    expect(values(rows, { name: 'hotels' }, true)).toEqual(['https://evil.example/hook']);
    expect(values(['https://a.example/'], { name: 'hotels' }, true)).toEqual([]);
  });

  it('is not asked about where the Worker has it itself', () => {
    const own = { name: 'mirror', default: ['https://a.example/1'] };
    expect(values(['https://a.example/1', 'https://a.example/2'], own)).toEqual(['https://a.example/2']);
    const pagesOfIts = { ...own, name: 'hotels', editor: 'requestList' } as const;
    expect(values([{ url: 'https://b.example/2' }], pagesOfIts)).toEqual([]);
    expect(values([{ url: 'https://b.example/2' }], { ...pagesOfIts, name: 'webhooks' })).toHaveLength(1);
  });

  it.each([
    [
      'by an IPv6 number',
      'see http://[2001:db8::1]/x and https://a.example',
      ['http://[2001:db8::1]/x', 'https://a.example'],
    ],
    [
      'with backslashes, as browsers read it',
      String.raw`https:\\evil.example\x`,
      [String.raw`https:\\evil.example\x`],
    ],
    ['without slashes', 'https:evil.example', ['https:evil.example']],
  ])('%s is asked about', (_, value, sent) => {
    expect(values(value, { name: 'output' })).toEqual(sent);
  });

  it('is a host by itself in a field that things are sent to, and not in others', () => {
    for (const host of [
      'evil.example',
      'ftp.evil.example',
      '203.0.113.9',
      '[2001:db8::1]',
      'evil。example',
    ]) {
      for (const name of ['server', 'ftp_host', 'webhook', '服务器'])
        expect(values([` ${host} `], { name, title: name })).toEqual([host]);
      expect(values(host, { name: 'settings' })).toEqual([]);
      expect(values({ proxy: host }, { name: 'settings' })).toEqual([host]);
    }
    for (const other of ['Germany', 'results.csv', '1.5'])
      expect(values(other, { name: 'output' })).toEqual([]);
  });

  it('is named once for each host, with how many there are of it', () => {
    const list = [1, 2, 3].map((at) => `https://A.example/${at}`);
    expect(
      sentAddresses(aParameter({ name: 'at' }), [...list, 'https://evil.example/'], { isSplit: false }),
    ).toEqual([
      { value: 'https://A.example/1', count: 3 },
      { value: 'https://evil.example/', count: 1 },
    ]);
  });

  // What takes time by the square of the length takes minutes for so much.
  it.each(['a', '@', 'a@', 'a.', '.', '-', '1.', 'a:', 'a@a.', '/a.', ' a.b/', 'https://a.b/,'])(
    'is looked for in a long text of %j',
    (piece) => {
      expect(addressesIn(piece.repeat(300_000 / piece.length))).toBeInstanceOf(Array);
    },
  );
});

it.each([
  ['https://[2001:db8::1]:80/x', '[2001:db8::1]'],
  ['https://u:p@[2001:db8::2]/x', '[2001:db8::2]'],
  [String.raw`https:\\Evil.example\x`, 'evil.example'],
  ['https:evil.example', 'evil.example'],
])('behind %s is %s', (address, receiver) => {
  expect(receiverOf(address)).toBe(receiver);
});

describe('a text that only looks like an address', () => {
  it.each([
    'Node.js',
    'and/or',
    '12:30',
    '1.5/2',
    'e.g. this',
    'at @home',
    'v1.2.3',
    'Smith & Co.',
    'C:\\data',
    'a.b',
  ])('%s is none', (text) => {
    expect(addressesIn(text)).toEqual([]);
  });
});
