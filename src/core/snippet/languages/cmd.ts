import { err, ok } from '#core/result.ts';

import { readCall } from '../call.ts';
import type { WriteSnippet } from '../snippet.ts';
import { ONCE } from './curl.ts';

const BODY_FILE = 'run.json';

/**
 * Writes a request as a curl command for the Windows command prompt, typed or in a batch file. Inside
 * double quotes cmd interprets only `%`; an address with one is refused, because only a batch file doubles
 * it.
 */
export const writeCmd: WriteSnippet = (request, { origin, bodyFile = BODY_FILE }) => {
  const call = readCall(request, { origin, bodyFile });
  if (!call.ok) return call;
  const { method, url, key, body } = call.value;
  if (url.includes('%')) return err('percent');
  return ok(
    [
      `curl --request ${method} "${url}"`,
      ...(method === 'GET' ? [] : [ONCE]),
      ...(body === undefined ? [] : ['--header "Content-Type: application/json"']),
      ...(key === undefined ? [] : [`--header "${key.name}: ${key.prefix}%CORECLAW_API_KEY%"`]),
      ...(body === undefined ? [] : [`--data-binary @${bodyFile}`]),
    ].join(' ^\n  '),
  );
};
