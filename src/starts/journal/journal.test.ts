import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anOrder } from '#test/an-order.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { type WorkerSlug } from '#core/ids/worker-ref.ts';
import { type Intent, isOpen } from './intent.ts';
import { JOURNAL_FORMAT } from './journal-codec.ts';
import {
  EMPTY_JOURNAL,
  isToTell,
  type Journal,
  type JournalEvent,
  lastIntent,
  latestIntent,
  nextJournal,
} from './journal.ts';
import { type StartSubject, subjectKey } from './start-subject.ts';

const MAPS = 'coreclaw/google-maps-scraper' as WorkerSlug;
const SHOP = 'coreclaw/product-search' as WorkerSlug;
const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;

const of = (worker: WorkerSlug): StartSubject => ({ kind: 'worker', worker });
const INPUT = { order: anOrder(), omitted: ['password'], searched: true };
const AGAIN: StartSubject = { kind: 'run', run: RUN, worker: SHOP };

const anIntent = (parts: Partial<Omit<Intent, 'state'>> = {}): Omit<Intent, 'state'> => ({
  id: 'first',
  subject: of(MAPS),
  mode: 'async',
  input: INPUT,
  at: 1_700_000_000_000,
  since: { time: 1_699_999_997_000, by: 'date' },
  ...parts,
});

const after = (...events: readonly JournalEvent[]) => events.reduce(nextJournal, EMPTY_JOURNAL);
const sent = (parts: Partial<Omit<Intent, 'state'>> = {}): JournalEvent => ({
  kind: 'sent',
  intent: anIntent(parts),
});
const NO = { facts: { kind: 'balanceTooLow' }, seen: true } as const;
const LOST = { kind: 'lost', id: 'first', facts: { kind: 'network' } } as const;

describe('the journal of starts', () => {
  it('takes no second start of a Worker while nobody knows what became of the first', () => {
    for (const open of [after(sent()), after(sent(), LOST), after(sent(), { kind: 'reopened' })]) {
      expect(nextJournal(open, sent({ id: 'second' }))).toBe(open);
      expect(nextJournal(open, sent({ id: 'other', subject: of(SHOP) }))).toHaveLength(2);
    }
  });

  it('has a run to tell of also where another start was refused since, and a refusal until another start', () => {
    const toTell = (journal: Journal) => journal.filter((one) => isToTell(journal, one)).map(({ id }) => id);
    const answered = { kind: 'answered', id: 'first', run: RUN, seen: false } as const;
    const over = { id: 'first', seek: true };
    const second = { kind: 'sent', intent: anIntent({ id: 'second' }), over } as const;
    const journal = after(sent(), LOST, second, { kind: 'refused', id: 'second', ...NO }, answered);
    expect(toTell(journal)).toEqual(['first', 'second']);
    expect(toTell(nextJournal(journal, sent({ id: 'third' })))).toEqual(['third']);
    expect(toTell(after(sent(), { kind: 'refused', id: 'first', ...NO }, sent({ id: 'second' })))).toEqual([
      'second',
    ]);
  });

  it.each<[string, readonly JournalEvent[]]>([
    ['it was answered', [{ kind: 'answered', id: 'first', run: RUN, seen: true }]],
    ['it was refused', [{ kind: 'refused', id: 'first', ...NO }]],
    ['its run was found', [LOST, { kind: 'found', id: 'first', run: RUN }]],
    ['the person went on', [LOST, { kind: 'closed', id: 'first', seek: false }]],
  ])('takes another start once %s', (_, events) => {
    const journal = after(sent(), ...events, sent({ id: 'second' }));
    expect(journal.map(({ id, state }) => [id, state.kind === 'sent'])).toEqual([
      ['first', false],
      ['second', true],
    ]);
  });

  it('asks about a lost start again, just as it stood, where the one that was sent over it is refused', () => {
    const lost = after(sent(), LOST);
    const over = { id: 'first', seek: true };
    const under = nextJournal(lost, { kind: 'sent', intent: anIntent({ id: 'second' }), over });
    expect(under.map(({ state }) => state.kind)).toEqual(['closed', 'sent']);
    const refused = nextJournal(under, { kind: 'refused', id: 'second', ...NO });
    expect(refused[0]).toEqual(lost[0]);
    expect(refused[1]).toMatchObject({ id: 'second', state: { kind: 'refused' } });
    expect(latestIntent(refused, of(MAPS))).toBe(refused[0]);
    expect(lastIntent(refused, of(MAPS))).toBe(refused[1]);
    expect(nextJournal(refused, sent({ id: 'third' }))).toBe(refused);
  });

  it.each<[string, JournalEvent]>([
    ['was answered', { kind: 'answered', id: 'second', run: RUN, seen: true }],
    ['was lost', { ...LOST, id: 'second' }],
    ['was left behind', { kind: 'reopened' }],
  ])('asks about a lost start no more once the one that was sent over it %s', (_, event) => {
    const over = { id: 'first', seek: false };
    const journal = after(sent(), LOST, { kind: 'sent', intent: anIntent({ id: 'second' }), over }, event);
    expect(journal[0]?.state).toEqual({ kind: 'closed' });
    // What is refused by then is no news of the first.
    expect(nextJournal(journal, { kind: 'refused', id: 'second', ...NO })).toBe(journal);
  });

  it('closes no lost start for another that does not leave, and asks about no row again, of which its batch knows', () => {
    const row: StartSubject = { kind: 'row', worker: MAPS, batch: 'b', row: 1 };
    const lost = after(sent(), LOST, sent({ id: 'shop', subject: of(SHOP) }));
    const over = { id: 'first', seek: true };
    expect(
      nextJournal(lost, { kind: 'sent', intent: anIntent({ id: 'other', subject: of(SHOP) }), over }),
    ).toBe(lost);
    const rows = after(
      sent({ subject: row }),
      LOST,
      { kind: 'sent', intent: anIntent({ id: 'second', subject: row }), over },
      { kind: 'refused', id: 'second', ...NO },
    );
    expect(rows.map(({ state }) => state.kind)).toEqual(['closed', 'refused']);
  });

  it('does not let a person close a start whose answer may still come', () => {
    const journal = after(sent());
    expect(nextJournal(journal, { kind: 'closed', id: 'first', seek: false })).toBe(journal);
    expect(nextJournal(journal, { kind: 'found', id: 'first', run: RUN })).toBe(journal);
  });

  it('tells what was under way as left behind when the page is loaded anew', () => {
    const journal = after(sent(), { kind: 'reopened' });
    expect(latestIntent(journal, of(MAPS))?.state).toEqual({ kind: 'lost', left: true });
    expect(latestIntent(journal, of(SHOP))).toBeUndefined();
  });

  it('forgets the oldest that are settled, and never an open one', () => {
    const many = Array.from({ length: 60 }, (_, at): readonly JournalEvent[] => [
      sent({ id: `${at}`, subject: of(SHOP) }),
      { kind: 'answered', id: `${at}`, run: RUN, seen: true },
    ]).flat();
    const journal = after(sent(), LOST, ...many);
    expect(journal).toHaveLength(20);
    expect(journal[0]?.id).toBe('first');
    expect(journal.at(-1)?.id).toBe('59');
  });

  /** So many starts that were answered, each a minute after the one before. */
  const answered = (count: number, took?: number) =>
    Array.from({ length: count }, (_, at): readonly JournalEvent[] => [
      sent({ id: `${at}`, subject: of(SHOP), at: anIntent().at + (at + 1) * 60_000 }),
      { kind: 'answered', id: `${at}`, run: RUN, seen: true, ...(took !== undefined && { took }) },
    ]).flat();
  const FIRST_OF_TWO = { kind: 'answered', id: 'first', run: RUN, seen: true, took: 900 } as const;

  it('keeps a start whose second run is not looked for yet, however many follow', () => {
    const journal = after(sent(), FIRST_OF_TWO, ...answered(50, 900));
    expect(journal).toHaveLength(51);
    expect(after(sent(), FIRST_OF_TWO, ...answered(50)).map(({ id }) => id)).toContain('first');
    // A list that could not be read for an hour is looked through no more.
    expect(after(sent(), FIRST_OF_TWO, ...answered(70)).map(({ id }) => id)).not.toContain('first');
  });

  it('knows what is to be kept of the input of a run until it is kept, and nothing of one that there is none of', () => {
    const answer = { kind: 'answered', id: 'first', run: RUN, seen: true } as const;
    const savedEvent = { kind: 'inputKept', id: 'first' } as const;
    const inputs = (...events: readonly JournalEvent[]) => after(sent(), ...events).map(({ input }) => input);
    expect(inputs(answer)).toEqual([INPUT]);
    expect(inputs(LOST, { kind: 'found', id: 'first', run: RUN })).toEqual([INPUT]);
    expect(inputs({ kind: 'reopened' }, savedEvent)).toEqual([INPUT]);
    expect(inputs(answer, savedEvent)).toEqual([undefined]);
    expect(inputs({ kind: 'refused', id: 'first', ...NO })).toEqual([undefined]);
    expect(inputs(LOST, { kind: 'closed', id: 'first', seek: true })).toEqual([undefined]);
  });

  it('keeps a second run that was seen until it is told', () => {
    const seen = after(sent(), FIRST_OF_TWO, { kind: 'soughtSecond', id: 'first', run: RUN });
    const later = answered(100).reduce(nextJournal, seen);
    expect(later[0]).toMatchObject({ id: 'first', second: { kind: 'seen', run: RUN } });
    const reported = nextJournal(later, { kind: 'told', id: 'first' });
    expect(nextJournal(reported, sent({ id: 'next' })).map(({ id }) => id)).not.toContain('first');
  });

  it('sends at most one request for each confirmed start, whatever happens in between', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const event = fc.oneof(
      fc.record({ id, subject: fc.constantFrom(of(MAPS), of(SHOP), AGAIN) }).map((parts) => sent(parts)),
      id.map((to): JournalEvent => ({ kind: 'answered', id: to, run: RUN, seen: false })),
      id.map((to): JournalEvent => ({ kind: 'refused', id: to, ...NO })),
      id.map((to): JournalEvent => ({ kind: 'lost', id: to, facts: { kind: 'timeout' } })),
      id.map((to): JournalEvent => ({ kind: 'found', id: to, run: RUN })),
      id.map((to): JournalEvent => ({ kind: 'closed', id: to, seek: false })),
      id.map((to): JournalEvent => ({ kind: 'told', id: to })),
      id.map((to): JournalEvent => ({ kind: 'inputKept', id: to })),
      fc.constant<JournalEvent>({ kind: 'reopened' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const posted: string[] = [];
        let journal: Journal = EMPTY_JOURNAL;
        for (const happened of events) {
          const next = nextJournal(journal, happened);
          if (happened.kind === 'sent' && next !== journal) posted.push(happened.intent.id);
          journal = happened.kind === 'reopened' ? reread(next) : next;
          const open = journal.filter(isOpen).map(({ subject }) => subjectKey(subject));
          expect(new Set(open).size).toBe(open.length);
        }
        expect(new Set(posted).size).toBe(posted.length);
      }),
    );
  });
});

const withoutInput = ({ input: _, ...intent }: Omit<Intent, 'state'>) => intent;

function decode(text: string): Journal | undefined {
  const stored = JOURNAL_FORMAT.decode(text);
  return stored.ok ? stored.value : undefined;
}

const reread = (journal: Journal) => decode(JOURNAL_FORMAT.encode(journal)) ?? [];

describe('the stored journal', () => {
  it('gives back every start, without the facts of failures, and what is to be kept of the input of one that may have a run', () => {
    const journal = after(
      sent(),
      LOST,
      sent({ id: 'second', subject: of(SHOP), mode: 'sync' }),
      { kind: 'refused', id: 'second', ...NO },
      sent({ id: 'third', subject: of(SHOP), keyMark: 'mark' }),
      { kind: 'answered', id: 'third', run: RUN, seen: false },
      sent({ id: 'fourth', subject: of(SHOP) }),
    );
    const decoded = reread(journal);
    expect(decoded).toEqual([
      { ...anIntent(), state: { kind: 'lost', left: false } },
      {
        ...withoutInput(anIntent({ id: 'second', subject: of(SHOP), mode: 'sync' })),
        state: { kind: 'refused' },
      },
      {
        ...anIntent({ id: 'third', subject: of(SHOP), keyMark: 'mark' }),
        state: { kind: 'started', run: RUN, answered: true, unreported: true },
      },
      { ...anIntent({ id: 'fourth', subject: of(SHOP) }), state: { kind: 'sent' } },
    ]);
  });

  it('gives back what was started without an order', () => {
    const bare = withoutInput(anIntent({ id: 'again', subject: AGAIN }));
    const task = { ...bare, id: 'task', subject: { kind: 'task', task: 'T', title: 'Mondays' } } as const;
    const journal = after({ kind: 'sent', intent: bare }, { kind: 'sent', intent: task });
    expect(reread(journal)).toEqual(journal);
  });

  it('has no room for a large input', () => {
    const order = anOrder({}, { custom: { text: 'x'.repeat(200_000) } });
    const journal = after(sent({ input: { order, omitted: [] } }));
    expect(reread(journal)).toEqual([{ ...withoutInput(anIntent()), state: { kind: 'sent' } }]);
  });

  it('keeps the open start of an input that can no longer be read', () => {
    const text = JOURNAL_FORMAT.encode(after(sent())).replace('"custom":', '"gone":');
    expect(decode(text)).toEqual([{ ...withoutInput(anIntent()), state: { kind: 'sent' } }]);
  });

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(JOURNAL_FORMAT.decode(text).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (intents) => {
        expect(decode(JSON.stringify({ format: 1, intents }))).toEqual([]);
      }),
    );
  });
});
