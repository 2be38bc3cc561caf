import { RUN_SLUG_PATTERN } from '#core/ids/run-slug.ts';

import type { Call } from '../call.ts';
import { pythonQuote } from '../languages/python.ts';
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

/** Writes a job for Python 3.7 and newer, without dependencies. */
export const writePythonJob = jobWriter((calls) => [
  '#!/usr/bin/env python3',
  ...calls.about.map((line) => `# ${line}`),
  'import http.client',
  'import json',
  'import os',
  'import re',
  'import socket',
  'import ssl',
  'import sys',
  'import time',
  'import urllib.error',
  'import urllib.request',
  '',
  'KEY = os.environ.get("CORECLAW_API_KEY", "").strip()',
  `REFUSALS = {${calls.refusals.map((code) => `"${code}"`).join(', ')}}`,
  ...bodyLines(calls.start),
  '',
  ...LEAVE,
  ...askLines(calls.start.key),
  'if KEY == "":',
  `    leave(${EXIT.notSent}, "${calls.words.noKey}")`,
  ...startLines(calls),
  ...(calls.run ? runLines(calls.run) : ['print(made)']),
]);

function bodyLines({ body }: Call): readonly string[] {
  if (body === undefined) return [];
  return body.from === 'text'
    ? [`BODY = ${pythonQuote(body.text)}.encode("utf-8")`]
    : [`with open(${JSON.stringify(body.name)}, "rb") as file:`, '    BODY = file.read()'];
}

const LEAVE = [
  '',
  '# Control characters of an answer could change the terminal that shows it.',
  'def say(text):',
  '    text = re.sub(r"[\\x00-\\x1f\\x7f-\\x9f]", " ", text)',
  '    try:',
  '        os.write(2, (text + "\\n").encode("utf-8", "backslashreplace"))',
  '    except OSError:',
  '        pass  # A full log holds up nothing.',
  '',
  '',
  'def leave(code, text):',
  '    say(text)',
  '    sys.exit(code)',
  '',
];

const askLines = (key: Call['key']) => [
  '',
  'class NoRedirect(urllib.request.HTTPRedirectHandler):',
  '    def redirect_request(self, *_):',
  '        return None',
  '',
  '',
  'OPENER = urllib.request.build_opener(NoRedirect)',
  '',
  '',
  'class Answer:',
  '    """What came back. Without an answer, the status is 0."""',
  '',
  '    def __init__(self, status=0, text="", later="", sent=True):',
  '        self.status, self.text, self.sent = status, text, sent',
  '        self.later = int(later) if re.match(r"[0-9]{1,6}$", later) else 0',
  '        try:',
  '            said = json.loads(text)',
  '        except (ValueError, RecursionError):',
  '            said = None',
  '        said = said if isinstance(said, dict) else {}',
  '        self.code, data = str(said.get("code", "")), said.get("data")',
  '        self.data = data if isinstance(data, dict) else {}',
  '',
  '    def get(self, name):',
  '        """A member of what it tells, as text; nothing where the platform refused."""',
  '        value = self.data.get(name) if self.code == "0" else None',
  '        return "" if value is None else str(value)',
  '',
  '    def tell(self):',
  '        say(f"HTTP {self.status}: {self.text[:500]}")',
  '',
  '',
  'def ask(method, url, body, seconds):',
  '    """Asks once."""',
  '    headers = {} if body is None else {"Content-Type": "application/json"}',
  ...(key === undefined
    ? []
    : [`    headers["${key.name}"] = ${key.prefix === '' ? 'KEY' : `"${key.prefix}" + KEY`}`]),
  '    try:',
  '        request = urllib.request.Request(url, body, headers, method=method)',
  '        try:',
  '            response = OPENER.open(request, timeout=seconds)',
  '        except urllib.error.HTTPError as error:',
  '            response = error',
  '        with response:',
  '            later = response.headers.get("Retry-After", "").strip()',
  '            return Answer(response.code, response.read().decode("utf-8", "replace"), later)',
  '    except (OSError, http.client.HTTPException) as error:',
  '        reason = getattr(error, "reason", error)',
  '        sent = not isinstance(reason, (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError))',
  '        return Answer(text=str(reason), sent=sent)',
  '',
  '',
];

function startLines({ start, made, words }: JobCalls): readonly string[] {
  const body = start.body === undefined ? 'None' : 'BODY';
  return [
    '',
    `answer = ask("${start.method}", ${JSON.stringify(start.url)}, ${body}, ${start.seconds ?? START_SECONDS})`,
    `made = answer.get("${made}")`,
    `if not re.fullmatch(r"${RUN_SLUG_PATTERN}", made):`,
    '    answer.tell()',
    '    if not answer.sent:',
    `        leave(${EXIT.notSent}, "${words.notSent}")`,
    '    # What a refusal names all the same is there.',
    `    named = answer.data.get("${made}")`,
    '    if not named and (answer.status in (401, 429) or answer.code in REFUSALS):',
    `        leave(${EXIT.refused}, "${words.refused}")`,
    `    leave(${EXIT.unclear}, "${words.unclear}")`,
    `say(f"${words.made} {made}")`,
  ];
}

const runLines = (run: NonNullable<JobCalls['run']>) => [
  '',
  '',
  'def pauses():',
  '    """Seconds between questions: longer ones, and as long as an answer asks for."""',
  `    for pause in ${tuple(PAUSES)}:`,
  `        yield max(pause, min(answer.later, ${LONGEST_PAUSE}))`,
  '    while True:',
  `        yield max(${PAUSES.at(-1) ?? 0}, min(answer.later, ${LONGEST_PAUSE}))`,
  '',
  '',
  'outcome = 0',
  'begun = time.monotonic()',
  'for pause in pauses():',
  '    time.sleep(pause)',
  `    answer = ${askAboutRun(run.state)}`,
  '    state = answer.get("status")',
  `    if state in ${tuple(run.succeeded)}:`,
  '        break',
  `    if state in ${tuple(run.failed)}:`,
  `        outcome = ${EXIT.failed}`,
  '        answer.tell()',
  '        say(f"Run {made} did not succeed.")',
  '        # What it gave is charged all the same.',
  '        if answer.get("results") == "0":',
  '            sys.exit(outcome)',
  '        break',
  '    if state == "":',
  '        answer.tell()',
  '        if answer.status in (401, 403):',
  `            leave(${EXIT.notOver}, f"The key no longer opens run {made}. It may go on.")`,
  '        say(f"No clear answer about run {made}. Asking again.")',
  `    if time.monotonic() - begun >= ${run.patience}:`,
  `        leave(${EXIT.notOver}, f"Run {made} is not over after ${run.patience} seconds. It goes on.")`,
  '',
  ...saveLines(run),
];

const saveLines = (run: NonNullable<JobCalls['run']>) => [
  '',
  'def save(url, name):',
  '    """Gives whether the whole file is there."""',
  '    if not url.startswith(("http://", "https://")):',
  '        return False',
  '    try:',
  `        with urllib.request.urlopen(url, timeout=${FILE_SECONDS}) as source, open(name + ".part", "wb") as target:`,
  '            while True:',
  '                block = source.read(65536)',
  '                if block == b"":',
  '                    break',
  '                target.write(block)',
  '            length = source.headers.get("Content-Length")',
  '            if length is not None and length != str(target.tell()):',
  '                raise OSError("the file is cut off")',
  '        os.replace(name + ".part", name)',
  '        return True',
  '    except (OSError, http.client.HTTPException) as error:',
  '        say(str(error))',
  '        return False',
  '',
  '',
  `name = f"{made}.${run.format}"`,
  `for again, pause in zip(range(${FILE_TRIES}), pauses()):`,
  '    if again > 0:',
  '        time.sleep(pause)',
  `    answer = ${askAboutRun(run.file)}`,
  '    if save(answer.get("download_url"), name):',
  '        say(f"Saved the results of run {made}.")',
  '        print(name)',
  '        sys.exit(outcome)',
  '    answer.tell()',
  `leave(${EXIT.notSaved}, f"The results of run {made} were not saved. The platform keeps them for at most 7 days.")`,
];

const tuple = (items: readonly (string | number)[]) =>
  `(${items.map((item) => JSON.stringify(item)).join(', ')}${items.length === 1 ? ',' : ''})`;

function askAboutRun({ method, url, body }: Call): string {
  const text = body?.from === 'text' ? `(${withRun(body.text)}).encode("utf-8")` : 'None';
  return `ask("${method}", ${withRun(url)}, ${text}, ${READ_SECONDS})`;
}

const withRun = (text: string) => aroundRun(text, (piece) => JSON.stringify(piece), 'made').join(' + ');
