import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { err, ok, type Result } from '#core/result.ts';

import type { ApiRequest } from '#core/request/api-request.ts';
import { type Call, readCall } from '../call.ts';
import type { SnippetLanguage, SnippetOptions, SnippetProblem } from '../snippet.ts';

/** Stands where the run's ID belongs, which only the answer to the start tells. */
export const RUN_SLUG = toRunSlug('RUN_SLUG');

function toRunSlug(text: string): RunSlug {
  if (!isRunSlug(text)) throw new Error(`${text} cannot name a run.`);
  return text;
}

/** Languages that a whole job can be written in: what runs by itself somewhere. */
export const JOB_LANGUAGES = [
  'curl',
  'powershell',
  'python',
  'javascript',
] as const satisfies readonly SnippetLanguage[];

export type JobLanguage = (typeof JOB_LANGUAGES)[number];

/** A request that is sent once, and what is done then. */
export type Job = {
  readonly start: ApiRequest;
  /** What the answer's `data` names what was made by: the run, or the task. */
  readonly made: 'run_slug' | 'slug';
  /** Codes of an answer after which nothing was made for certain. */
  readonly refusals: readonly number[];
  /** Absent where nothing follows. */
  readonly run?: JobRun;
};

/** How a run is waited for, and its results are fetched. */
export type JobRun = {
  /** Asks how the run `RUN_SLUG` is; `data.status` of the answer tells. */
  readonly state: ApiRequest;
  /** As `data.status` says them. What a failed run gave is charged like any other, and saved where `data.results` is not 0. */
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  /** Asks where a file of the results of `RUN_SLUG` is: `data.download_url`. */
  readonly file: ApiRequest;
  readonly format: string;
  /** Seconds until the job no longer waits. */
  readonly patience: number;
};

/** A job as its writers take it. */
export type JobCalls = {
  readonly start: Call;
  readonly made: Job['made'];
  readonly refusals: readonly number[];
  readonly run?: Omit<JobRun, 'state' | 'file'> & { readonly state: Call; readonly file: Call };
  /** What the script says of itself, a line each. */
  readonly about: readonly string[];
  readonly words: JobWords;
};

/**
 * Gives a script that does the whole job and ends with a code (`EXIT`). It takes the key from the environment variable
 * `CORECLAW_API_KEY`, says on stderr what happens, and on stdout the name of the file, or of what was made.
 */
export type WriteJob = (job: Job, options: SnippetOptions) => Result<string, SnippetProblem>;

/** What a script ends with. */
export const EXIT = { notSent: 1, refused: 2, failed: 3, unclear: 4, notOver: 5, notSaved: 6 } as const;

/** Seconds between looks at a run, the last of them from then on (docs/platform.md, "Runs"). */
export const PAUSES = [2, 5, 10, 15] as const;

/** The longest that an answer can make a script wait, in seconds. */
export const LONGEST_PAUSE = 900;

/** How often a script asks for the file before it gives up. */
export const FILE_TRIES = 10;

/** Seconds to wait for an answer to a question, and for a file. */
export const READ_SECONDS = 30;
export const FILE_SECONDS = 900;

/** Seconds to wait for the answer of the start, where the request names none. */
export const START_SECONDS = 60;

/** Without quotes, backslashes, dollars and percent signs: every language takes them as they are. */
export type JobWords = {
  readonly noKey: string;
  readonly notSent: string;
  readonly refused: string;
  readonly unclear: string;
  /** Before the ID. */
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

/** Makes a writer of jobs from one of their calls. */
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

/** A text about the run `RUN_SLUG` in pieces of a program: quoted texts, and between them what holds its ID. */
export function aroundRun(text: string, quote: (text: string) => string, made: string): readonly string[] {
  const [first = '', ...rest] = text.split(RUN_SLUG).map((piece) => (piece === '' ? '' : quote(piece)));
  return [first, ...rest.flatMap((piece) => [made, piece])].filter((piece) => piece !== '');
}

/** The text of a body that stands in the script. */
export const bodyOf = ({ body }: Call): string | undefined => (body?.from === 'text' ? body.text : undefined);
