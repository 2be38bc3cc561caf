import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { decodeInput, encodeInput, type InputToStore } from '../history/stored-input.ts';
import type { Intent, IntentState, PlatformTime, SecondRun } from './intent.ts';
import { isEndUnreported, type Journal } from './journal.ts';
import { decodeOrder } from '../history/order-codec.ts';
import type { StartSubject } from './start-subject.ts';

export const JOURNAL_FORMAT = defineFormat<Journal>({
  read: readJournal,
  write: (journal) => ({ intents: journal.map(encodeIntent) }),
});

/** Milliseconds of tolerance that earlier builds apply to the platform's clock. */
const DOUBT = 120_000;

function readJournal(stored: Json): Result<Journal, Unread> {
  const intents = isJsonObject(stored) ? (stored['intents'] ?? null) : null;
  return isJsonArray(intents) ? ok(intents.flatMap(decodeIntent)) : err('unreadable');
}

function encodeIntent({ id, subject, mode, input, at, since, keyMark, state, second }: Intent): JsonObject {
  return {
    id,
    ...encodeSubject(subject),
    mode,
    ...(input && encodeShort(input)),
    at,
    // Earlier builds read a number here, and forget a start that has none.
    since: since === undefined ? 0 : since.time - DOUBT,
    ...(since && { told: since }),
    ...(keyMark !== undefined && { keyMark }),
    state: encodeState(state),
    ...(second && { second: second.kind === 'seen' ? { run: second.run } : { took: second.took } }),
  };
}

/** Maximum characters of an input in the tab's storage. A longer one stays in the memory of the page. */
const MOST_INPUT = 200_000;

/** Caches encoded inputs, because each start is written several times. */
const encoded = new WeakMap<InputToStore, JsonObject>();

function encodeShort(input: InputToStore): JsonObject {
  const known = encoded.get(input);
  if (known) return known;
  const whole = encodeInput(input);
  const short = JSON.stringify(whole).length > MOST_INPUT ? {} : { input: whole };
  encoded.set(input, short);
  return short;
}

function encodeSubject(subject: StartSubject): JsonObject {
  if (subject.kind === 'task')
    return { task: subject.task, ...(subject.title !== undefined && { title: subject.title }) };
  const worker = subject.worker === undefined ? {} : { worker: subject.worker };
  if (subject.kind === 'row') return { ...worker, batch: subject.batch, row: subject.row };
  return subject.kind === 'run' ? { run: subject.run, ...worker } : worker;
}

function encodeState(state: IntentState): JsonObject {
  if (state.kind === 'lost') return { kind: 'lost', left: state.left };
  const reporting = isEndUnreported(state) ? { untold: true } : {};
  return state.kind === 'started'
    ? { kind: 'started', run: state.run, ...(state.answered && { answered: true }), ...reporting }
    : { kind: state.kind, ...reporting };
}

function decodeIntent(stored: Json): readonly Intent[] {
  if (!isJsonObject(stored)) return [];
  const { id, at, keyMark } = stored;
  const subject = decodeSubject(stored);
  const state = decodeState(stored['state']);
  if (subject === undefined || state === undefined || typeof id !== 'string') return [];
  if (typeof at !== 'number') return [];
  const since = decodeTime(stored['told']);
  const second = decodeSecond(stored['second']);
  // An input that cannot be read is no reason to forget that a run may have started.
  const input = decodeInput(stored['input']) ?? decodeNoted(stored['noted']);
  return [
    {
      id,
      subject,
      mode: stored['mode'] === 'sync' ? 'sync' : 'async',
      ...(input && { input }),
      at,
      ...(since && { since }),
      ...(typeof keyMark === 'string' && { keyMark }),
      state,
      ...(second && { second }),
    },
  ];
}

function decodeSubject({ worker, run, task, title, batch, row }: JsonObject): StartSubject | undefined {
  if (typeof task === 'string') return { kind: 'task', task, ...(typeof title === 'string' && { title }) };
  const slug = parseWorkerSlug(typeof worker === 'string' ? worker : '');
  if (typeof run === 'string' && isRunSlug(run))
    return { kind: 'run', run, ...(slug.ok && { worker: slug.value }) };
  if (!slug.ok) return undefined;
  return typeof batch === 'string' && typeof row === 'number'
    ? { kind: 'row', worker: slug.value, batch, row }
    : { kind: 'worker', worker: slug.value };
}

/** The `since` of earlier builds may come from a computer's clock, which proves nothing. */
function decodeTime(stored: Json | undefined): PlatformTime | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { time, by } = stored;
  return typeof time === 'number' && (by === 'date' || by === 'runs') ? { time, by } : undefined;
}

function decodeSecond(stored: Json | undefined): SecondRun | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { run, took } = stored;
  if (typeof run === 'string' && isRunSlug(run)) return { kind: 'seen', run };
  return typeof took === 'number' ? { kind: 'sought', took } : undefined;
}

/** Earlier builds stored the whole order of an open start without checking it for secrets. */
function decodeNoted(stored: Json | undefined): InputToStore | undefined {
  const order = isJsonObject(stored) ? decodeOrder(stored['order']) : undefined;
  return order && { order, omitted: [] };
}

function decodeState(stored: Json | undefined): IntentState | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { kind, run, left } = stored;
  const reporting = stored['untold'] === true ? { unreported: true as const } : {};
  if (kind === 'started')
    return typeof run === 'string' && isRunSlug(run)
      ? { kind, run, ...(stored['answered'] === true && { answered: true as const }), ...reporting }
      : undefined;
  if (kind === 'refused') return { kind, ...reporting };
  if (kind === 'lost') return { kind, left: left === true };
  return kind === 'sent' || kind === 'closed' ? { kind } : undefined;
}
