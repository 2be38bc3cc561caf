import { describe, expect, it } from 'vitest';

import { bodyText, type ApiRequest } from '#core/request/api-request.ts';
import { powerShellQuote } from '../languages/powershell.ts';
import { writePowerShellJob } from './powershell.ts';

const aStart = (keyword: string): ApiRequest => ({
  method: 'POST',
  path: '/api/v2/worker-tasks',
  body: { title: keyword },
  authenticated: true,
});

function scriptOf(start: ApiRequest): string {
  const written = writePowerShellJob(
    { start, made: 'slug', refusals: [11000, 12001] },
    { origin: 'https://openapi.coreclaw.com' },
  );
  if (!written.ok) throw new Error(written.error);
  return written.value;
}

const literalOf = (start: ApiRequest) => powerShellQuote(bodyText(start) ?? '');

describe('a whole job in PowerShell', () => {
  it.each([
    ['single quotes', `it's; exit 0; '`],
    ['double quotes', `"; Remove-Item x; "`],
    ['what is worked out', '$(Get-Date) $env:CORECLAW_API_KEY ${x} @{}'],
    ['backticks', '`"`n`$'],
    ['line breaks', "a\r\nb\n'@\n"],
    ['signs of other scripts, and quotes that PowerShell takes for its own', '“北京” ‘é’ „x‚ 🙂'],
    ['a comment', '#> # <#'],
  ])('holds %s in its one literal, and is the same around it', (_, keyword) => {
    const [start, harmless] = [aStart(keyword), aStart('a')];
    const script = scriptOf(start);
    expect(script).toMatch(/^[ -~\n]*$/);
    expect(script.split(literalOf(start))).toEqual(scriptOf(harmless).split(literalOf(harmless)));
    expect(script.split(literalOf(start))).toHaveLength(2);
  });

  it('asks by TLS 1.2 also where Windows would begin with less', () => {
    expect(scriptOf(aStart('a'))).toContain('-bor [Net.SecurityProtocolType]::Tls12');
  });
});
