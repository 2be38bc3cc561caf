import { err, type Result } from '#core/result.ts';
import { type Command, programName } from './command.ts';
import { curlRequest } from './curl-arguments.ts';
import type { ImportedInput, ImportProblem } from '../imported-input.ts';
import { posixCommands } from './posix-commands.ts';
import { inputFromSent, isRunUrl, type SentRequest } from '../sent-request.ts';

/** Reads a curl command of sh, bash or zsh that starts a run. Refuses commands of cmd and PowerShell by name. */
export function readCommand(script: string): Result<ImportedInput, ImportProblem> {
  if (isForWindows(script)) return err({ kind: 'forWindows' });
  const commands = posixCommands(script);
  if (commands === undefined) return err({ kind: 'cut' });
  const requests = commands.flatMap((command) => requestOf(command) ?? []);
  const request = requests.findLast(({ url }) => isRunUrl(url)) ?? requests.at(-1);
  return request === undefined ? err({ kind: 'notThisApi' }) : inputFromSent(request, 'curl');
}

const BEGINS_POSIX = /^\s*(?:printf|echo|cat|export|[A-Za-z_]\w*=)/;

const WINDOWS =
  /^\s*(?:\$\w+\s*=|@['"]\s)|\^(?:\r?\n|")|`\r?\n|\$env:|curl\.exe|\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\s/i;

const BODY = /(?:^|\s)(?:--?d(?:ata(?:-\w+)?)?|--json|-Body)(?=[\s'"{$^@(])/i;

function isForWindows(script: string): boolean {
  return !BEGINS_POSIX.test(script) && WINDOWS.test(script.slice(0, BODY.exec(script)?.index));
}

function requestOf({ words, stdin }: Command): SentRequest | undefined {
  const at = words.findIndex((word) => programName(word) === 'curl');
  if (at === -1) return undefined;
  return curlRequest({ words: words.slice(at + 1), ...(stdin === undefined ? {} : { stdin }) });
}
