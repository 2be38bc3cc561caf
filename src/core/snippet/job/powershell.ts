import { RUN_SLUG_PATTERN } from '#core/ids/run-slug.ts';

import type { Call } from '../call.ts';
import { powerShellQuote } from '../languages/powershell.ts';
import {
  aroundRun,
  EXIT,
  FILE_SECONDS,
  FILE_TRIES,
  type JobCalls,
  jobWriter,
  LONGEST_PAUSE,
  PAUSES,
  READ_SECONDS,
  START_SECONDS,
} from './job.ts';

/**
 * Writes a job for Windows PowerShell 5.1 and PowerShell 7, in ASCII. Uses the .NET client, because the
 * commands of the two versions report unsuccessful responses differently.
 */
export const writePowerShellJob = jobWriter((calls) => [
  ...calls.about.map((line) => `# ${line}`),
  `$ErrorActionPreference = 'Stop'`,
  'Add-Type -AssemblyName System.Net.Http',
  '# Older Windows speaks TLS 1.0 unless it is told otherwise.',
  '[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12',
  '',
  `$refusals = ${list(calls.refusals.map(String))}`,
  ...bodyLines(calls.start),
  '',
  ...askLines(calls.start.key),
  `if (-not $env:CORECLAW_API_KEY) { Leave ${EXIT.notSent} '${calls.words.noKey}' }`,
  ...startLines(calls),
  ...(calls.run ? runLines(calls.run) : ['Write-Output $made']),
]);

function bodyLines({ body }: Call): readonly string[] {
  if (body === undefined) return [];
  return body.from === 'text'
    ? [`$body = [Text.Encoding]::UTF8.GetBytes(${powerShellQuote(body.text)}.Replace("\`r", ''))`]
    : [`$body = [IO.File]::ReadAllBytes((Resolve-Path ${powerShellQuote(body.name)}).ProviderPath)`];
}

const askLines = (key: Call['key']) => [
  '# Control characters of an answer could change the terminal that shows it.',
  `function Say([string] $text) { [Console]::Error.WriteLine(($text -replace '\\p{Cc}', ' ')) }`,
  'function Leave([int] $code, [string] $text) { Say $text; exit $code }',
  'function Tell($answer) { Say "HTTP $($answer.Status): $($answer.Text.Substring(0, [Math]::Min(500, $answer.Text.Length)))" }',
  '',
  '$handler = [Net.Http.HttpClientHandler]::new()',
  '$handler.AllowAutoRedirect = $false',
  '$client = [Net.Http.HttpClient]::new($handler)',
  '$client.Timeout = [Threading.Timeout]::InfiniteTimeSpan',
  '',
  '# Asks once. Without an answer, the status is 0.',
  'function Ask([string] $method, [string] $url, [byte[]] $body, [int] $seconds) {',
  `  $answer = @{ Status = 0; Code = ''; Data = $null; Named = $null; Text = ''; Later = 0; Sent = $true }`,
  '  $request = [Net.Http.HttpRequestMessage]::new([Net.Http.HttpMethod]::new($method), $url)',
  ...(key === undefined
    ? []
    : [
        `  [void] $request.Headers.TryAddWithoutValidation('${key.name}', ${key.prefix === '' ? '$env:CORECLAW_API_KEY' : `"${key.prefix}$env:CORECLAW_API_KEY"`})`,
      ]),
  '  if ($null -ne $body) {',
  '    $request.Content = [Net.Http.ByteArrayContent]::new($body)',
  `    $request.Content.Headers.ContentType = [Net.Http.Headers.MediaTypeHeaderValue]::new('application/json')`,
  '  }',
  '  $limit = [Threading.CancellationTokenSource]::new([TimeSpan]::FromSeconds($seconds))',
  '  try {',
  '    $response = $client.SendAsync($request, $limit.Token).GetAwaiter().GetResult()',
  '    $answer.Status = [int] $response.StatusCode',
  '    $answer.Text = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()',
  '    $after = $response.Headers.RetryAfter',
  '    if ($after -and $null -ne $after.Delta) { $answer.Later = [int] $after.Delta.TotalSeconds }',
  '  } catch {',
  '    $cause = $_.Exception.GetBaseException()',
  '    $answer.Text = $cause.Message',
  `    $absent = $cause -is [Net.Sockets.SocketException] -and "$($cause.SocketErrorCode)" -in 'ConnectionRefused', 'HostNotFound', 'TryAgain'`,
  '    $answer.Sent = -not ($absent -or $cause -is [Security.Authentication.AuthenticationException])',
  '  }',
  '  try { $said = $answer.Text | ConvertFrom-Json } catch { $said = $null }',
  '  $answer.Code = "$($said.code)"',
  '  $answer.Named = $said.data',
  `  if ($answer.Code -eq '0') { $answer.Data = $said.data }`,
  '  return $answer',
  '}',
  '',
];

function startLines({ start, made, words }: JobCalls): readonly string[] {
  const body = start.body === undefined ? '$null' : '$body';
  return [
    `$answer = Ask '${start.method}' ${powerShellQuote(start.url)} ${body} ${start.seconds ?? START_SECONDS}`,
    `$made = "$($answer.Data.${made})"`,
    `if ($made -cnotmatch '^${RUN_SLUG_PATTERN}\\z') {`,
    '  Tell $answer',
    `  if (-not $answer.Sent) { Leave ${EXIT.notSent} '${words.notSent}' }`,
    '  # What a refusal names all the same is there.',
    `  $refused = $answer.Status -in 401, 429 -or $answer.Code -in $refusals`,
    `  if ($refused -and -not $answer.Named.${made}) { Leave ${EXIT.refused} '${words.refused}' }`,
    `  Leave ${EXIT.unclear} '${words.unclear}'`,
    '}',
    `Say "${words.made} $made"`,
  ];
}

const runLines = (run: NonNullable<JobCalls['run']>) => [
  '',
  '# Seconds between questions: longer ones, and as long as an answer asks for.',
  `$pauses = ${PAUSES.join(', ')}`,
  `function Pause-For([int] $at, $answer) { [Math]::Max($pauses[[Math]::Min($at, ${PAUSES.length - 1})], [Math]::Min($answer.Later, ${LONGEST_PAUSE})) }`,
  '',
  '$outcome = 0',
  '$watch = [Diagnostics.Stopwatch]::StartNew()',
  'for ($look = 0; ; $look += 1) {',
  '  Start-Sleep -Seconds (Pause-For $look $answer)',
  `  $answer = ${askAboutRun(run.state)}`,
  '  $state = "$($answer.Data.status)"',
  `  if ($state -in ${list(run.succeeded)}) { break }`,
  `  if ($state -in ${list(run.failed)}) {`,
  `    $outcome = ${EXIT.failed}`,
  '    Tell $answer',
  '    Say "Run $made did not succeed."',
  '    # What it gave is charged all the same.',
  `    if ("$($answer.Data.results)" -eq '0') { exit $outcome }`,
  '    break',
  '  }',
  `  if ($state -eq '') {`,
  '    Tell $answer',
  `    if ($answer.Status -in 401, 403) { Leave ${EXIT.notOver} "The key no longer opens run $made. It may go on." }`,
  '    Say "No clear answer about run $made. Asking again."',
  '  }',
  `  if ($watch.Elapsed.TotalSeconds -ge ${run.patience}) { Leave ${EXIT.notOver} "Run $made is not over after ${run.patience} seconds. It goes on." }`,
  '}',
  '',
  ...saveLines(run),
];

const saveLines = (run: NonNullable<JobCalls['run']>) => [
  '$files = [Net.Http.HttpClient]::new()',
  `$files.Timeout = [TimeSpan]::FromSeconds(${FILE_SECONDS})`,
  '# Gives whether the whole file is there.',
  'function Save([string] $url, [string] $name) {',
  `  if ($url -notmatch '^https?:') { return $false }`,
  '  $path = Join-Path (Get-Location).ProviderPath $name',
  '  try {',
  '    $source = $files.GetStreamAsync($url).GetAwaiter().GetResult()',
  '    $target = [IO.File]::Create("$path.part")',
  '    try { $source.CopyTo($target) } finally { $target.Dispose(); $source.Dispose() }',
  '    Move-Item -Force -LiteralPath "$path.part" -Destination $path',
  '    return $true',
  '  } catch {',
  '    Say ($_.Exception.GetBaseException().Message)',
  '    return $false',
  '  }',
  '}',
  '',
  `for ($again = 0; $again -lt ${FILE_TRIES}; $again += 1) {`,
  '  if ($again -gt 0) { Start-Sleep -Seconds (Pause-For $again $answer) }',
  `  $answer = ${askAboutRun(run.file)}`,
  `  if (Save "$($answer.Data.download_url)" "$made.${run.format}") {`,
  '    Say "Saved the results of run $made."',
  `    Write-Output "$made.${run.format}"`,
  '    exit $outcome',
  '  }',
  '  Tell $answer',
  '}',
  `Leave ${EXIT.notSaved} "The results of run $made were not saved. The platform keeps them for at most 7 days."`,
];

const list = (items: readonly string[]) => items.map((item) => `'${item}'`).join(', ');

function askAboutRun({ method, url, body }: Call): string {
  const bytes = body?.from === 'text' ? `([Text.Encoding]::UTF8.GetBytes(${withRun(body.text)}))` : '$null';
  return `Ask '${method}' (${withRun(url)}) ${bytes} ${READ_SECONDS}`;
}

const withRun = (text: string) => aroundRun(text, powerShellQuote, '$made').join(' + ');
