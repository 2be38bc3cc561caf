import { snippetWriter, type Call, type KeyHeader } from '../call.ts';

/**
 * Writes a request for Windows PowerShell 5.1 and PowerShell 7. Sends the body as bytes, because 5.1 would
 * send text in ISO-8859-1. JSON has no raw carriage returns, so those of Windows line ends can be removed.
 * Does not use curl, because 5.1 splits arguments that contain quotes.
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
 * ASCII only: 5.1 reads a script without a byte order mark in the machine's code page, in which letters
 * can become typographic quotes, which it treats as quotes. Other characters are written by their codes.
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
