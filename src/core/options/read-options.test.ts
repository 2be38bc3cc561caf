import type { OptionsDraft } from './options-draft.ts';
import { describe, expect, it } from 'vitest';

import { createOptionsReader, isComplete } from './read-options.ts';

const KEY = 'scraper_api_secret';
const holdsKey = (text: string) => text.includes(KEY);
const { read, readers } = createOptionsReader({ holdsKey, versionRequired: true });

const aDraft = (parts: Partial<OptionsDraft> = {}): OptionsDraft => ({
  cpus: '0.125',
  memory: '512',
  timeout: '1800',
  maxCharge: '0',
  maxTraffic: '0',
  proxyRegion: '',
  version: 'v1.0.5',
  mode: 'async',
  callbackUrl: '',
  ...parts,
});

describe('the run options', () => {
  it('are read as they are sent', () => {
    expect(
      read(aDraft({ proxyRegion: 'US', callbackUrl: ' https://hooks.example.com/x ', version: ' v1 ' })),
    ).toEqual({
      cpus: 0.125,
      memory: 512,
      timeout: 1800,
      maxCharge: 0,
      maxTraffic: 0,
      proxyRegion: 'US',
      version: ' v1 ',
      mode: 'async',
      callbackUrl: 'https://hooks.example.com/x',
    });
  });

  it.each([
    ['0.5', 0.5],
    ['.25', 0.25],
    ['5.', 5],
    ['0', 0],
  ])('take %s for a charge and a traffic, as the platform does', (text, value) => {
    const options = read(aDraft({ maxCharge: text, maxTraffic: text }));
    expect([options.maxCharge, options.maxTraffic]).toEqual([value, value]);
    expect(isComplete(options)).toBe(true);
  });

  it.each<[keyof OptionsDraft, string, string]>([
    ['cpus', '0', 'number'],
    ['cpus', '', 'number'],
    ['cpus', '1e3', 'number'],
    ['cpus', '-1', 'number'],
    ['memory', '513', 'memory'],
    ['timeout', '0', 'wholeSeconds'],
    ['timeout', '10.5', 'wholeSeconds'],
    ['timeout', '9007199254740993', 'wholeSeconds'],
    ['maxCharge', '', 'limit'],
    ['maxCharge', '-0.5', 'limit'],
    ['maxCharge', '9007199254740993', 'limit'],
    ['maxTraffic', 'lots', 'limit'],
    ['proxyRegion', 'us', 'region'],
    ['version', ' ', 'version'],
    ['callbackUrl', 'hooks.example.com', 'callback'],
    ['callbackUrl', 'ftp://example.com', 'callback'],
    ['callbackUrl', 'https://', 'callback'],
    ['callbackUrl', `https://example.com/?key=${KEY}`, 'callbackKey'],
    ['callbackUrl', 'https://example.com@evil.example/', 'callbackUser'],
    ['callbackUrl', '\nhttps://evil.example/', 'callbackHidden'],
  ])('refuse %s %j, say why, and leave it out', (name, text, message) => {
    const draft = aDraft({ [name]: text });
    const options = read(draft);
    expect(options[name]).toBeUndefined();
    expect(isComplete(options)).toBe(false);
    expect(readers[name](draft[name] as never)).toEqual({ ok: false, error: message });
  });

  it('refuse a million digits that are no number at once', () => {
    const text = `${'1'.repeat(1_000_000)}x`;
    expect(read(aDraft({ cpus: text, timeout: text }))).toMatchObject({
      cpus: undefined,
      timeout: undefined,
    });
  });

  it('need no version where the platform wants none, and leave a blank one empty', () => {
    const lenient = createOptionsReader({ holdsKey, versionRequired: false });
    expect(isComplete(lenient.read(aDraft({ version: '  ' })))).toBe(true);
    expect(lenient.read(aDraft({ version: '  ' })).version).toBe('');
    expect(lenient.read(aDraft({ version: 'v1.0.5' })).version).toBe('v1.0.5');
  });
});
