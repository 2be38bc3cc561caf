import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { err, ok, type Result } from '#core/result.ts';

import type { ApiRequest } from '#core/request/api-request.ts';
import { type Call, readCall } from '../call.ts';
import type { SnippetLanguage, SnippetOptions, SnippetProblem } from '../snippet.ts';

/** Placeholder for the run's ID, which only the start response tells. */
export const RUN_SLUG = toRunSlug('RUN_SLUG');

function toRunSlug(text: string): RunSlug {
  if (!isRunSlug(text)) throw new Error(`${text} cannot name a run.`);
  return text;
}

export const JOB_LANGUAGES = [
  'curl',
  'powershell',
  'python',
  'javascript',
] as const satisfies readonly SnippetLanguage[];

export type JobLanguage = (typeof JOB_LANGUAGES)[number];

export type Job = {
  readonly start: ApiRequest;
  readonly made: 'run_slug' | 'slug';
  readonly refusals: readonly number[];
  readonly run?: JobRun;
};

export type JobRun = {
  readonly state: ApiRequest;
  /**
   * Values of `data.status`. The results of a failed run are charged too, and saved if `data.results` is
   * not 0.
   */
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  readonly file: ApiRequest;
  readonly format: string;
  /** Maximum seconds the job waits. */
  readonly patience: number;
};

export type JobCalls = {
  readonly start: Call;
  readonly made: Job['made'];
  readonly refusals: readonly number[];
  readonly run?: Omit<JobRun, 'state' | 'file'> & { readonly state: Call; readonly file: Call };
  readonly about: readonly string[];
  readonly words: JobWords;
};

/**
 * Writes a script that does the whole job and ends with an exit code (`EXIT`). It reads the key from the
 * environment variable `CORECLAW_API_KEY`, reports progress on stderr, and prints the name of the file, or
 * of what was made, on stdout.
 */
export type WriteJob = (job: Job, options: SnippetOptions) => Result<string, SnippetProblem>;

export const EXIT = { notSent: 1, refused: 2, failed: 3, unclear: 4, notOver: 5, notSaved: 6 } as const;

/** Seconds between polls of a run; the last value repeats (docs/platform.md, "Runs"). */
export const PAUSES = [2, 5, 10, 15] as const;

/** Maximum seconds that a response can make a script wait. */
export const LONGEST_PAUSE = 900;

export const FILE_TRIES = 10;

/** Timeout in seconds for a query and for a file. */
export const READ_SECONDS = 30;
export const FILE_SECONDS = 900;

/** Timeout in seconds for the start, if the request names none. */
export const START_SECONDS = 60;

/** No quotes, backslashes, dollar or percent signs, so that every language takes the text as it is. */
export type JobWords = {
  readonly noKey: string;
  readonly notSent: string;
  readonly refused: string;
  readonly unclear: string;
  readonly made: string;
};

const WORDS: Record<Job['made'], JobWords> = {
  run_slug: {
    noKey: 'Set CORECLAW_API_KEY to your API key.',
    notSent: 'Nothing was sent: the platform cannot be reached.',
    refused: 'Refused: no run was started.',
    unclear:
      'No clear answer: a run may have started. It is not tried again. Look at your runs before you start another.',
    made: 'Started run',
  },
  slug: {
    noKey: 'Set CORECLAW_API_KEY to your API key.',
    notSent: 'Nothing was sent: the platform cannot be reached.',
    refused: 'Refused: no task was created.',
    unclear:
      'No clear answer: the task may have been created. It is not tried again. Look for its title before you create another.',
    made: 'Created task',
  },
};

function aboutRun({ format, patience }: JobRun): readonly string[] {
  return [
    `Starts a run, waits until it is over (at most ${patience} seconds), and saves its results: ID.${format}`,
    'The API key is read from the environment variable CORECLAW_API_KEY. The start is sent once, and never again.',
    'Ends with 0: saved. 1: nothing was sent. 2: refused, nothing was started.',
    '3: the run did not succeed, and what it gave is saved. 4: no clear answer, a run may have started.',
    '5: not over in time, it goes on. 6: over, and not saved.',
  ];
}

const ABOUT_TASK: readonly string[] = [
  'Creates a task, and prints its ID.',
  'The API key is read from the environment variable CORECLAW_API_KEY. The request is sent once, and never again.',
  'Ends with 0: created. 1: nothing was sent. 2: refused, nothing was created. 4: no clear answer, it may have been created.',
];

export function jobWriter(write: (calls: JobCalls) => readonly string[]): WriteJob {
  return (job, options) => {
    const start = readCall(job.start, options);
    if (!start.ok) return start;
    const run = job.run && followed(job.run, options);
    if (run?.ok === false) return err(run.error);
    const lines = write({
      start: start.value,
      made: job.made,
      refusals: job.refusals,
      about: job.run ? aboutRun(job.run) : ABOUT_TASK,
      words: WORDS[job.made],
      ...(run && { run: run.value }),
    });
    return ok(`${lines.join('\n')}\n`);
  };
}

function followed(
  run: JobRun,
  { origin }: SnippetOptions,
): Result<NonNullable<JobCalls['run']>, SnippetProblem> {
  const state = readCall(run.state, { origin });
  const file = readCall(run.file, { origin });
  if (!state.ok) return state;
  if (!file.ok) return file;
  return ok({ ...run, state: state.value, file: file.value });
}

export function aroundRun(text: string, quote: (text: string) => string, made: string): readonly string[] {
  const [first = '', ...rest] = text.split(RUN_SLUG).map((piece) => (piece === '' ? '' : quote(piece)));
  return [first, ...rest.flatMap((piece) => [made, piece])].filter((piece) => piece !== '');
}

export const bodyOf = ({ body }: Call): string | undefined => (body?.from === 'text' ? body.text : undefined);
