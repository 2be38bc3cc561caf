import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { RunOrder, RunSlug } from '#core/run/run.ts';
import { type WorkerSlug } from '#core/worker/worker-ref.ts';
import { type Intent, isOpen } from './intent.ts';
import { decodeJournal, digestOrder, encodeJournal, noteOrder } from './journal-codec.ts';
import { EMPTY_JOURNAL, type Journal, type JournalEvent, latestIntent, nextJournal } from './journal.ts';

const MAPS = 'coreclaw/google-maps-scraper' as WorkerSlug;
const SHOP = 'coreclaw/product-search' as WorkerSlug;
const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;

const anOrder = (parts: Partial<RunOrder> = {}): RunOrder => ({
  worker: MAPS,
  options: {
    version: 'v1.0.5',
    mode: 'async',
    cpus: 0.125,
    memory: 512,
    timeout: 1800,
    maxCharge: 0,
    maxTraffic: 0,
    proxyRegion: 'US',
    callbackUrl: '',
  },
  custom: { keywords: ['pizza'] },
  ...parts,
});

const anIntent = (parts: Partial<Omit<Intent, 'state'>> = {}): Omit<Intent, 'state'> => ({
  id: 'first',
  worker: MAPS,
  mode: 'async',
  noted: noteOrder(anOrder()),
  at: 1_700_000_000_000,
  since: 1_699_999_997_000,
  ...parts,
});

const after = (...events: readonly JournalEvent[]) => events.reduce(nextJournal, EMPTY_JOURNAL);
const sent = (parts: Partial<Omit<Intent, 'state'>> = {}): JournalEvent => ({
  kind: 'sent',
  intent: anIntent(parts),
});
const LOST = { kind: 'lost', id: 'first', facts: { kind: 'network' } } as const;

describe('the journal of starts', () => {
  it('takes no second start of a Worker while nobody knows what became of the first', () => {
    for (const open of [after(sent()), after(sent(), LOST), after(sent(), { kind: 'reopened' })]) {
      expect(nextJournal(open, sent({ id: 'second' }))).toBe(open);
      expect(nextJournal(open, sent({ id: 'other', worker: SHOP }))).toHaveLength(2);
    }
  });

  it.each<[string, readonly JournalEvent[]]>([
    ['it was answered', [{ kind: 'answered', id: 'first', run: RUN }]],
    ['it was refused', [{ kind: 'refused', id: 'first' }]],
    ['its run was found', [LOST, { kind: 'found', id: 'first', run: RUN }]],
    ['the person went on', [LOST, { kind: 'closed', id: 'first' }]],
  ])('takes another start once %s', (_, events) => {
    const journal = after(sent(), ...events, sent({ id: 'second' }));
    expect(journal.map(({ id, state }) => [id, state.kind === 'sent'])).toEqual([
      ['first', false],
      ['second', true],
    ]);
  });

  it('does not let a person close a start whose answer may still come', () => {
    const journal = after(sent());
    expect(nextJournal(journal, { kind: 'closed', id: 'first' })).toBe(journal);
    expect(nextJournal(journal, { kind: 'found', id: 'first', run: RUN })).toBe(journal);
  });

  it('tells what was under way as left behind when the page is loaded anew', () => {
    const journal = after(sent(), { kind: 'reopened' });
    expect(latestIntent(journal, MAPS)?.state).toEqual({ kind: 'lost', left: true });
    expect(latestIntent(journal, SHOP)).toBeUndefined();
  });

  it('forgets the oldest that are settled, and never an open one', () => {
    const many = Array.from({ length: 60 }, (_, at): readonly JournalEvent[] => [
      sent({ id: `${at}`, worker: SHOP }),
      { kind: 'answered', id: `${at}`, run: RUN },
    ]).flat();
    const journal = after(sent(), LOST, ...many);
    expect(journal).toHaveLength(20);
    expect(journal[0]?.id).toBe('first');
    expect(journal.at(-1)?.id).toBe('59');
  });

  it('sends at most one request for each confirmed start, whatever happens in between', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const event = fc.oneof(
      fc.record({ id, worker: fc.constantFrom(MAPS, SHOP) }).map((parts) => sent(parts)),
      id.map((to): JournalEvent => ({ kind: 'answered', id: to, run: RUN })),
      id.map((to): JournalEvent => ({ kind: 'refused', id: to })),
      id.map((to): JournalEvent => ({ kind: 'lost', id: to, facts: { kind: 'timeout' } })),
      id.map((to): JournalEvent => ({ kind: 'found', id: to, run: RUN })),
      id.map((to): JournalEvent => ({ kind: 'closed', id: to })),
      fc.constant<JournalEvent>({ kind: 'reopened' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const posted: string[] = [];
        let journal: Journal = EMPTY_JOURNAL;
        for (const happened of events) {
          const next = nextJournal(journal, happened);
          if (happened.kind === 'sent' && next !== journal) posted.push(happened.intent.id);
          journal = happened.kind === 'reopened' ? decodeJournal(encodeJournal(next)) : next;
          for (const worker of [MAPS, SHOP]) {
            expect(journal.filter((one) => one.worker === worker && isOpen(one)).length).toBeLessThan(2);
          }
        }
        expect(new Set(posted).size).toBe(posted.length);
      }),
    );
  });
});

describe('the stored journal', () => {
  it('gives back every start, without the facts of failures', () => {
    const journal = after(
      sent(),
      LOST,
      sent({ id: 'second', worker: SHOP, mode: 'sync' }),
      { kind: 'refused', id: 'second' },
      sent({ id: 'third', worker: SHOP }),
      { kind: 'answered', id: 'third', run: RUN },
      sent({ id: 'fourth', worker: SHOP }),
    );
    const kept = decodeJournal(encodeJournal(journal));
    expect(kept).toEqual([
      { ...anIntent(), state: { kind: 'lost', left: false } },
      { ...anIntent({ id: 'second', worker: SHOP, mode: 'sync' }), state: { kind: 'refused' } },
      { ...anIntent({ id: 'third', worker: SHOP }), state: { kind: 'started', run: RUN } },
      { ...anIntent({ id: 'fourth', worker: SHOP }), state: { kind: 'sent' } },
    ]);
  });

  it('notes a large order by its size and checksum', () => {
    const noted = noteOrder(anOrder({ custom: { text: 'é'.repeat(200_000) } }));
    expect(noted).toMatchObject({ kind: 'digest' });
    expect(noted.kind === 'digest' && noted.size).toBeGreaterThan(400_000);
    expect(digestOrder(noted)).toBe(noted);
    const journal = after(sent({ noted }));
    expect(decodeJournal(encodeJournal(journal))).toEqual(journal);
  });

  it('keeps the open start of an order that can no longer be read', () => {
    const text = encodeJournal(after(sent())).replace('"custom":', '"gone":');
    expect(decodeJournal(text)).toMatchObject([
      { id: 'first', noted: { kind: 'digest', size: 0 }, state: { kind: 'sent' } },
    ]);
  });

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeJournal(text)).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (intents) => {
        expect(decodeJournal(JSON.stringify({ format: 1, intents }))).toEqual([]);
      }),
    );
    expect(decodeJournal(null)).toEqual([]);
  });
});
