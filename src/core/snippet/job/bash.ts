import { RUN_SLUG_PATTERN } from '#core/ids/run-slug.ts';

import type { Call } from '../call.ts';
import { ONCE, shellQuote } from '../languages/curl.ts';
import {
  aroundRun,
  bodyOf,
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
 * Writes a job for bash 3.2 and newer with curl. Patterns find the few response members it needs: JSON
 * escapes quotes in text, so text cannot match as a member.
 */
export const writeBashJob = jobWriter((calls) => [
  '#!/usr/bin/env bash',
  ...calls.about.map((line) => `# ${line}`),
  '',
  '# Another shell would read the answers wrongly; called as sh, an older bash lacks what is used below.',
  `[ -n "\${BASH_VERSION:-}" ] || { echo 'Run this with bash.' >&2; exit ${EXIT.notSent}; }`,
  'set -u +o posix',
  '',
  ...startBody(calls.start),
  ...SAY,
  `[ -n "\${CORECLAW_API_KEY:-}" ] || leave ${EXIT.notSent} ${shellQuote(calls.words.noKey)}`,
  `command -v curl > /dev/null || leave ${EXIT.notSent} 'curl is not installed.'`,
  `heads=$(mktemp) || leave ${EXIT.notSent} 'There is no room for a file.'`,
  `trap 'rm -f "$heads"' EXIT`,
  '',
  ...askLines(calls),
  ...startLines(calls),
  ...(calls.run ? runLines(calls.run) : [`printf '%s\\n' "$made"`]),
]);

const NEXT_LINE = ' \\\n    ';

const TRIES = Array.from({ length: FILE_TRIES }, (_, at) => at + 1);

const SAY = [
  '# Control characters of an answer could change the terminal that shows it.',
  'say() {',
  `  local LC_ALL=C text="$*"`,
  `  text=\${text//[$'\\001'-$'\\037'$'\\177']/ }`,
  `  printf '%s\\n' "\${text//$'\\302'[$'\\200'-$'\\237']/ }" >&2`,
  '}',
  'leave() { local with=$1; shift; say "$*"; exit "$with"; }',
  '',
];

function startBody(start: Call): readonly string[] {
  const text = bodyOf(start);
  return text === undefined ? [] : [`body=${shellQuote(text)}`, ''];
}

const askLines = ({ refusals, start: { key } }: JobCalls) => [
  '# Asks once. Leaves the answer, its HTTP status (000 where there is none), its code, and how curl ended.',
  '# All users of the machine can see what curl is called with: the key is not among it.',
  'ask() {',
  '  : > "$heads"',
  `  answer=$(curl --silent --show-error ${ONCE} --dump-header "$heads" --write-out '\\n%{http_code}' \\`,
  ...(key === undefined
    ? []
    : [`    --header @<(printf '${key.name}: ${key.prefix}%s\\n' "$CORECLAW_API_KEY") \\`]),
  '    "$@")',
  '  ended=$?',
  `  status=\${answer##*$'\\n'}`,
  `  answer=\${answer%$'\\n'*}`,
  '  code=$(member code)',
  '}',
  '# A member of the answer: a number, or a short text without what could lead to another folder.',
  'member() {',
  `  local LC_ALL=C pattern="\\"$1\\"[[:space:]]*:[[:space:]]*(([0-9]+)|\\"(${RUN_SLUG_PATTERN})\\")"`,
  `  if [[ $answer =~ $pattern ]]; then printf %s "\${BASH_REMATCH[2]}\${BASH_REMATCH[3]}"; fi`,
  '}',
  `names() { [[ $answer =~ \\"$1\\"[[:space:]]*:[[:space:]]*(\\"[^\\"]|[1-9\\[{]) ]]; }`,
  'told() { say "HTTP $status: ${answer:0:500}"; }',
  'refused() {',
  `  [ "$status" = 401 ] || [ "$status" = 429 ] || [[ -n $code && ' ${refusals.join(' ')} ' == *" $code "* ]]`,
  '}',
  '',
];

function startLines({ start, made, words }: JobCalls): readonly string[] {
  const data =
    start.body?.from === 'file'
      ? `--data-binary @${start.body.name}`
      : '--data-binary @- < <(printf %s "$body")';
  return [
    ask(start, start.seconds ?? START_SECONDS, shellQuote(start.url), data),
    '# No name, nobody there, or a certificate that is not trusted.',
    `case $ended in 5 | 6 | 7 | 35 | 60) leave ${EXIT.notSent} ${shellQuote(words.notSent)} ;; esac`,
    `made=$(member ${made})`,
    `if [ "$code" != 0 ] || [ -z "$made" ]; then`,
    '  told',
    '  # What a refusal names all the same is there.',
    `  if refused && ! names ${made}; then leave ${EXIT.refused} ${shellQuote(words.refused)}; fi`,
    `  leave ${EXIT.unclear} ${shellQuote(words.unclear)}`,
    'fi',
    `say ${shellQuote(words.made)} "$made"`,
    '',
  ];
}

function runLines(run: NonNullable<JobCalls['run']>): readonly string[] {
  const [first, ...later] = PAUSES;
  const last = later.at(-1) ?? first;
  const steps = PAUSES.slice(0, -1).map((pause, at) => `${pause}) pause=${later[at] ?? last} ;;`);
  return [
    '# The next pause is longer, and as long as the answer asks for.',
    'later() {',
    `  case $pause in ${steps.join(' ')} *) pause=${last} ;; esac`,
    '  local asked',
    `  asked=$(tr -d '\\r' < "$heads" | sed -n 's/^[Rr][Ee][Tt][Rr][Yy]-[Aa][Ff][Tt][Ee][Rr]: *\\([0-9]\\{1,6\\}\\)$/\\1/p' | tail -n 1)`,
    `  if [ -n "$asked" ] && [ "$asked" -gt "$pause" ]; then pause=$((10#$asked < ${LONGEST_PAUSE} ? 10#$asked : ${LONGEST_PAUSE})); fi`,
    '}',
    '',
    'outcome=0',
    `pause=${first}`,
    'while :; do',
    '  sleep "$pause"',
    `  ${askAboutRun(run.state)}`,
    '  state=',
    '  if [ "$code" = 0 ]; then state=$(member status); fi',
    '  case $state in',
    `    ${run.succeeded.join(' | ')}) break ;;`,
    `    ${run.failed.join(' | ')})`,
    `      outcome=${EXIT.failed}`,
    '      told',
    '      say "Run $made did not succeed."',
    '      # What it gave is charged all the same.',
    '      if [ "$(member results)" = 0 ]; then exit "$outcome"; fi',
    '      break',
    '      ;;',
    '    "")',
    '      told',
    `      case $status in 401 | 403) leave ${EXIT.notOver} "The key no longer opens run $made. It may go on." ;; esac`,
    '      say "No clear answer about run $made. Asking again."',
    '      ;;',
    '  esac',
    `  [ "$SECONDS" -lt ${run.patience} ] || leave ${EXIT.notOver} "Run $made is not over after ${run.patience} seconds. It goes on."`,
    '  later',
    'done',
    '',
    ...fileLines(run, first),
  ];
}

function fileLines(run: NonNullable<JobCalls['run']>, first: number): readonly string[] {
  return [
    `file=$made.${run.format}`,
    `pause=${first}`,
    `for try in ${TRIES.join(' ')}; do`,
    `  if [ "$try" -gt 1 ]; then later; sleep "$pause"; fi`,
    `  ${askAboutRun(run.file)}`,
    `  address=$(printf %s "$answer" | sed -n 's/.*"download_url" *: *"\\([^"]*\\)".*/\\1/p' | sed 's/\\\\u0026/\\&/g; s,\\\\/,/,g')`,
    '  case $address in',
    '    http://* | https://*)',
    `      if curl --silent --show-error --fail --location --globoff --max-time ${FILE_SECONDS} --output "./$file.part" "$address" &&`,
    '        mv -f "./$file.part" "./$file"; then',
    '        say "Saved the results of run $made."',
    `        printf '%s\\n' "$file"`,
    '        exit "$outcome"',
    '      fi',
    '      rm -f "./$file.part"',
    '      ;;',
    '    *) told ;;',
    '  esac',
    'done',
    `leave ${EXIT.notSaved} "The results of run $made were not saved. The platform keeps them for at most 7 days."`,
  ];
}

function ask({ method, body }: Call, seconds: number, url: string, data: string): string {
  return [
    `ask --request ${method} --max-time ${seconds} ${url}`,
    ...(body === undefined ? [] : [`--header 'Content-Type: application/json'`, data]),
  ].join(NEXT_LINE);
}

const askAboutRun = (call: Call) =>
  ask(call, READ_SECONDS, withRun(call.url), `--data-raw ${withRun(bodyOf(call) ?? '')}`);

const withRun = (text: string) => aroundRun(text, shellQuote, '"$made"').join('');
