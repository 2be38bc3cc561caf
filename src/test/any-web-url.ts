import fc from 'fast-check';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const piece = fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=:@-]{0,8}$/);
const escaped = fc.constantFrom('%20', '%2F', '%C3%A9');
const segment = fc.oneof({ weight: 3, arbitrary: piece }, escaped);

/**
 * Addresses on the web, with a port, a path, a query and a fragment as it falls. `fc.webUrl` says the same,
 * but takes seconds to build what it draws from.
 */
export const anyWebUrl: fc.Arbitrary<string> = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: fc.array(label, { minLength: 1, maxLength: 3 }),
    top: fc.constantFrom('com', 'org', 'de', 'xn--fiqs8s'),
    port: fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined }),
    path: fc.array(segment, { maxLength: 3 }),
    query: fc.option(segment, { nil: undefined }),
    fragment: fc.option(segment, { nil: undefined }),
  })
  .map(
    ({ scheme, host, top, port, path, query, fragment }) =>
      `${scheme}://${[...host, top].join('.')}${port === undefined ? '' : `:${String(port)}`}` +
      path.map((part) => `/${part}`).join('') +
      (query === undefined ? '' : `?${query}`) +
      (fragment === undefined ? '' : `#${fragment}`),
  );
