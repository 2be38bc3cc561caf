import { describe, expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';
import { namedParameter } from './named-parameter.ts';

const parameters = [
  aParameter({ name: 'results', title: 'Results' }),
  aParameter({ name: 'max_results', title: 'Maximum results' }),
  aParameter({ name: '关键词', title: 'Query | 关键词' }),
  aParameter({ name: 'q', title: 'q' }),
  aParameter({ name: 'skipClosed', title: 'Open places only' }),
];

describe('namedParameter', () => {
  it.each([
    ['custom.max_results must be an integer', 'max_results'],
    ['"results" is required', 'results'],
    ['Maximum results: too large', 'max_results'],
    ['缺少参数 关键词', '关键词'],
    ['MAX_RESULTS IS REQUIRED', 'max_results'],
    ['Results beats RESULTS, not max_Results', 'results'],
    ['skipclosed must be a boolean', 'skipClosed'],
  ])('finds who is meant in %j', (message, name) => {
    expect(namedParameter(parameters, message)?.name).toBe(name);
  });

  it.each([
    'input.parameters.custom.url: must be of type array',
    'custom.url is required',
    'input.parameters.custom.url.0: is no address',
  ])('takes no step of the path to a field for another field: %s', (message) => {
    const named = ['url', 'custom', 'parameters', 'input'].map((name) => aParameter({ name, title: name }));
    expect(namedParameter(named, message)?.name).toBe('url');
  });

  it.each(['max_results_total is wrong', 'quite wrong', 'no result', ''])('finds nobody in %j', (message) => {
    expect(namedParameter(parameters, message)).toBeUndefined();
  });
});
