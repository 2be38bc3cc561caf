import { RUN_SLUG_PATTERN } from '#core/ids/run-slug.ts';

import type { Call } from '../call.ts';
import { template } from '../languages/javascript.ts';
import {
  EXIT,
  FILE_SECONDS,
  FILE_TRIES,
  type JobCalls,
  jobWriter,
  LONGEST_PAUSE,
  PAUSES,
  READ_SECONDS,
  RUN_SLUG,
  START_SECONDS,
} from './job.ts';

/** Writes a job as a module for Node 20 and newer, without dependencies. */
export const writeNodeJob = jobWriter((calls) => [
  '#!/usr/bin/env node',
  ...calls.about.map((line) => `// ${line}`),
  ...imports(calls),
  '',
  `const key = (process.env.CORECLAW_API_KEY ?? '').trim();`,
  `const refusals = [${calls.refusals.map((code) => `'${code}'`).join(', ')}];`,
  ...bodyLines(calls.start),
  '',
  ...askLines(calls.start.key),
  `if (key === '') leave(${EXIT.notSent}, '${calls.words.noKey}');`,
  ...startLines(calls),
  ...(calls.run ? runLines(calls.run) : ['console.log(made);']),
]);

const imports = ({ start, run }: JobCalls) => [
  ...(start.body?.from === 'file' ? [`import { readFileSync } from 'node:fs';`] : []),
  ...(run === undefined
    ? []
    : [
        `import { createWriteStream } from 'node:fs';`,
        `import { rename, rm } from 'node:fs/promises';`,
        `import { pipeline } from 'node:stream/promises';`,
        `import { setTimeout as sleep } from 'node:timers/promises';`,
      ]),
];

function bodyLines({ body }: Call): readonly string[] {
  if (body === undefined) return [];
  return body.from === 'text'
    ? [`const body = ${template(body.text)};`]
    : [`const body = readFileSync(${JSON.stringify(body.name)});`];
}

const askLines = (key: Call['key']) => [
  '// Control characters of an answer could change the terminal that shows it.',
  `const say = (text) => console.error(text.replace(/\\p{Cc}/gu, ' '));`,
  'function leave(code, text) {',
  '  say(text);',
  '  process.exit(code);',
  '}',
  '',
  '// Asks once. Without an answer, the status is 0.',
  'async function ask(method, url, body, seconds) {',
  `  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };`,
  ...(key === undefined
    ? []
    : [`  headers['${key.name}'] = ${key.prefix === '' ? 'key' : `\`${key.prefix}\${key}\``};`]),
  '  try {',
  '    const signal = AbortSignal.timeout(seconds * 1000);',
  `    const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });`,
  `    const later = response.headers.get('Retry-After') ?? '';`,
  '    return read(response.status, await response.text(), /^\\d+$/.test(later) ? Number(later) : 0);',
  '  } catch (error) {',
  `    const sent = !/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CERT|VERIFY/.test(error.cause?.code);`,
  '    return { ...read(0, String(error.cause ?? error), 0), sent };',
  '  }',
  '}',
  '',
  'function read(status, text, later) {',
  '  let said;',
  '  try {',
  '    said = JSON.parse(text);',
  '  } catch {',
  '    // It is no answer of the platform.',
  '  }',
  `  const code = String(said?.code ?? '');`,
  '  // A member of what it tells, as text; nothing where the platform refused.',
  `  const get = (name) => (code === '0' ? String(said.data?.[name] ?? '') : '');`,
  '  const names = (name) => Boolean(said?.data?.[name]);',
  '  const tell = () => say(`HTTP ${status}: ${text.slice(0, 500)}`);',
  '  return { status, code, later, get, names, tell, sent: true };',
  '}',
  '',
];

function startLines({ start, made, words }: JobCalls): readonly string[] {
  const body = start.body === undefined ? 'undefined' : 'body';
  return [
    `let answer = await ask('${start.method}', ${JSON.stringify(start.url)}, ${body}, ${start.seconds ?? START_SECONDS});`,
    `const made = answer.get('${made}');`,
    `if (!/^${RUN_SLUG_PATTERN}$/.test(made)) {`,
    '  answer.tell();',
    `  if (!answer.sent) leave(${EXIT.notSent}, '${words.notSent}');`,
    '  // What a refusal names all the same is there.',
    '  const refused = [401, 429].includes(answer.status) || refusals.includes(answer.code);',
    `  if (refused && !answer.names('${made}')) leave(${EXIT.refused}, '${words.refused}');`,
    `  leave(${EXIT.unclear}, '${words.unclear}');`,
    '}',
    `say(\`${words.made} \${made}\`);`,
  ];
}

const runLines = (run: NonNullable<JobCalls['run']>) => [
  '',
  '// Seconds between questions: longer ones, and as long as an answer asks for.',
  `const pauses = [${PAUSES.join(', ')}];`,
  `const pause = (at) => Math.max(pauses[at] ?? pauses.at(-1), Math.min(answer.later, ${LONGEST_PAUSE}));`,
  '',
  'let outcome = 0;',
  'const begun = performance.now();',
  'for (let look = 0; ; look += 1) {',
  '  await sleep(pause(look) * 1000);',
  `  answer = ${askAboutRun(run.state)};`,
  `  const state = answer.get('status');`,
  `  if (${list(run.succeeded)}.includes(state)) break;`,
  `  if (${list(run.failed)}.includes(state)) {`,
  `    outcome = ${EXIT.failed};`,
  '    answer.tell();',
  '    say(`Run ${made} did not succeed.`);',
  '    // What it gave is charged all the same.',
  `    if (answer.get('results') === '0') process.exit(outcome);`,
  '    break;',
  '  }',
  `  if (state === '') {`,
  '    answer.tell();',
  '    if ([401, 403].includes(answer.status)) {',
  `      leave(${EXIT.notOver}, \`The key no longer opens run \${made}. It may go on.\`);`,
  '    }',
  '    say(`No clear answer about run ${made}. Asking again.`);',
  '  }',
  `  if (performance.now() - begun >= ${run.patience} * 1000) {`,
  `    leave(${EXIT.notOver}, \`Run \${made} is not over after ${run.patience} seconds. It goes on.\`);`,
  '  }',
  '}',
  '',
  ...saveLines(run),
];

const saveLines = (run: NonNullable<JobCalls['run']>) => [
  '// Gives whether the whole file is there.',
  'async function save(url, name) {',
  '  if (!/^https?:/.test(url)) return false;',
  '  try {',
  `    const response = await fetch(url, { signal: AbortSignal.timeout(${FILE_SECONDS} * 1000) });`,
  '    if (!response.ok) throw new Error(`HTTP ${response.status}`);',
  '    await pipeline(response.body ?? [], createWriteStream(`${name}.part`));',
  '    await rename(`${name}.part`, name);',
  '    return true;',
  '  } catch (error) {',
  '    say(String(error.cause ?? error));',
  '    await rm(`${name}.part`, { force: true });',
  '    return false;',
  '  }',
  '}',
  '',
  `const name = \`\${made}.${run.format}\`;`,
  `for (let again = 0; again < ${FILE_TRIES}; again += 1) {`,
  '  if (again > 0) await sleep(pause(again) * 1000);',
  `  answer = ${askAboutRun(run.file)};`,
  `  if (await save(answer.get('download_url'), name)) {`,
  '    say(`Saved the results of run ${made}.`);',
  '    console.log(name);',
  '    process.exit(outcome);',
  '  }',
  '  answer.tell();',
  '}',
  `leave(${EXIT.notSaved}, \`The results of run \${made} were not saved. The platform keeps them for at most 7 days.\`);`,
];

const list = (items: readonly string[]) => `[${items.map((item) => `'${item}'`).join(', ')}]`;

function askAboutRun({ method, url, body }: Call): string {
  const text = body?.from === 'text' ? withRun(body.text) : 'undefined';
  return `await ask('${method}', ${withRun(url)}, ${text}, ${READ_SECONDS})`;
}

const withRun = (text: string) => template(text).replaceAll(RUN_SLUG, '${made}');
