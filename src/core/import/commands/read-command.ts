import { err, type Result } from '#core/result.ts';
import { browserCmdCommands } from './browser-cmd.ts';
import { asNativeArgument, cmdCommands } from './cmd-commands.ts';
import { type Command, programName } from './command.ts';
import { curlRequest } from './curl-arguments.ts';
import type { ImportedInput, ImportProblem } from '../imported-input.ts';
import { invokeRequest, isInvoke } from './invoke-arguments.ts';
import { posixCommands } from './posix-commands.ts';
import { powershellCommands } from './powershell-commands.ts';
import { inputFromSent, isRunUrl, type SentRequest } from '../sent-request.ts';

type Shell = 'posix' | 'powershell' | 'cmd';

const COMMANDS: Record<Shell, (script: string) => readonly Command[] | undefined> = {
  posix: posixCommands,
  powershell: powershellCommands,
  cmd: cmdCommands,
};

/**
 * Reads a command that starts a run: curl in sh, bash, zsh, PowerShell or cmd, or PowerShell's own. Which shell it was
 * written for is told by what only that shell writes; where nothing tells, the first one counts in which it makes sense.
 */
export function readCommand(script: string): Result<ImportedInput, ImportProblem> {
  const copied = browserCmdCommands(script);
  if (copied === 'lost') return err({ kind: 'notKept' });
  if (copied !== undefined) return readCommands(copied);
  const [likely, ...others] = shellsFor(script);
  const first = readIn(likely, script);
  if (first.ok) return first;
  for (const shell of others) {
    const reading = readIn(shell, script);
    if (reading.ok || reading.error.kind === 'notKept') return reading;
  }
  return first;
}

function readIn(shell: Shell, script: string): Result<ImportedInput, ImportProblem> {
  const commands = COMMANDS[shell](script);
  if (commands === undefined) return err({ kind: 'cut' });
  const input = readCommands(commands);
  if (input.ok && shell === 'cmd' && isOldCopy(script)) return err({ kind: 'notKept' });
  if (input.ok || shell !== 'powershell') return input;
  const asNative = readCommands(commands, asNativeArgument);
  return asNative.ok ? asNative : input;
}

/** @param bodyOf what the program gets of a body */
function readCommands(
  commands: readonly Command[],
  bodyOf: (text: string) => string = (text) => text,
): Result<ImportedInput, ImportProblem> {
  const requests = commands.flatMap((command) => requestOf(command) ?? []);
  const request = requests.findLast(({ url }) => isRunUrl(url)) ?? requests.at(-1);
  if (request === undefined) return err({ kind: 'notThisApi' });
  const { body } = request;
  if (body.kind !== 'text') return inputFromSent(request, 'curl');
  return inputFromSent({ ...request, body: { ...body, text: bodyOf(body.text) } }, 'curl');
}

/** Older browsers doubled all backslashes for cmd, people only those before quotes: which is meant cannot be told. */
function isOldCopy(script: string): boolean {
  return script.includes('""') && /\\\\(?!")/.test(script) && /["']user-agent:/i.test(script);
}

function requestOf(command: Command): SentRequest | undefined {
  const at = command.words.findIndex((word) => isSender(programName(word)));
  const program = command.words[at];
  if (program === undefined) return undefined;
  const rest = { ...command, words: command.words.slice(at + 1) };
  return isInvoke(programName(program)) ? invokeRequest(rest) : curlRequest(rest);
}

const isSender = (name: string) => name === 'curl' || isInvoke(name);

type Shells = readonly [Shell, ...Shell[]];

const POSIX: Shells = ['posix', 'cmd', 'powershell'];
const POWERSHELL: Shells = ['powershell', 'cmd', 'posix'];
const CMD: Shells = ['cmd', 'posix', 'powershell'];

/** What only one shell writes, surest first. */
const SIGNS: readonly (readonly [RegExp, Shells])[] = [
  [/^\s*(?:printf|echo|cat|export|[A-Za-z_]\w*=)/, POSIX],
  [/^\s*(?:\$\w+\s*=|@['"]\s|\[)/, POWERSHELL],
  [/\^(?:\r?\n|")/, CMD],
  [/`\r?\n|\$env:|\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\s/i, POWERSHELL],
  [/\\\r?\n/, POSIX],
  [/%\w+%/, CMD],
  [/curl\.exe/i, POWERSHELL],
];

/** Where the body may begin: what stands before it is the tool's, not the person's. */
const BODY = /(?:^|\s)(?:--?d(?:ata(?:-\w+)?)?|--json|-Body)(?=[\s'"{$^@(])/i;

function shellsFor(script: string): Shells {
  const head = script.slice(0, BODY.exec(script)?.index);
  return SIGNS.find(([sign]) => sign.test(head))?.[1] ?? POSIX;
}
