import { snippetWriter, type Call, type KeyHeader } from '../call.ts';

/**
 * Writes a request for Windows PowerShell 5.1 and PowerShell 7. The body is sent as bytes, since 5.1 would send text in
 * ISO-8859-1. JSON text has no carriage returns of its own, so that those of a script saved with Windows line ends can
 * be taken out again. It is not curl: 5.1 hands arguments with quotes on to programs in pieces.
 */
export const writePowerShell = snippetWriter(({ method, url, key, body }) => {
  const command = [
    `Invoke-RestMethod -Method ${method === 'GET' ? 'Get' : 'Post'} -Uri ${powerShellQuote(url)}`,
    '-MaximumRedirection 0',
    ...(key === undefined ? [] : [`-Headers @{ '${key.name}' = ${keyValue(key)} }`]),
    ...(body === undefined ? [] : [`-ContentType 'application/json'`, bodyOption(body)]),
  ].join(' `\n  ');
  const assignment =
    body?.from === 'text' ? `$body = ${powerShellQuote(body.text)}.Replace("\`r", '')\n` : '';
  return `${assignment}${command}`;
});

function keyValue({ prefix }: KeyHeader): string {
  return prefix === '' ? '$env:CORECLAW_API_KEY' : `"${prefix}$env:CORECLAW_API_KEY"`;
}

function bodyOption(body: NonNullable<Call['body']>): string {
  return body.from === 'file'
    ? `-InFile ${powerShellQuote(body.name)}`
    : '-Body ([Text.Encoding]::UTF8.GetBytes($body))';
}

/**
 * All in ASCII: 5.1 reads a script without a byte order mark in the code page of the machine, in which letters turn into
 * typographic quotes, and those are quotes to it. Other signs are written by their codes, as browsers do.
 */
export function powerShellQuote(text: string): string {
  return /^[ -~\n]*$/.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : `"${text.replaceAll(/["`$]|[^ -~\n]/g, powerShellEscape)}"`;
}

function powerShellEscape(unit: string): string {
  return /[ -~]/.test(unit)
    ? `\`${unit}`
    : `$([char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')})`;
}
